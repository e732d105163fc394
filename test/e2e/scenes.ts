import { bounds, type Stroke } from "../../src/ink/stroke.ts";
import { drawnNumber, line } from "../support/draw-picture.ts";
import type { NamedFile } from "./bring-files.ts";
import type { TenpenPage } from "./tenpen-page.ts";

/** What lies on a paper, in its pixels. */
type Mark =
  | { readonly kind: "line"; readonly points: Stroke; readonly width: number; readonly colour: string }
  | {
      readonly kind: "text";
      readonly text: string;
      readonly at: readonly [x: number, y: number];
      readonly font: string;
      readonly colour: string;
    }
  | {
      readonly kind: "box";
      readonly at: readonly [x: number, y: number, width: number, height: number];
      readonly colour: string;
    };

/** A picture as somebody may take it. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly paper: string;
  readonly marks: readonly Mark[];
  /** By which it is turned, in degrees. */
  readonly turn?: number;
  /** Light falls off to this, 0…1, on the way from one point to another, in shares of the picture. */
  readonly shadow?: readonly [from: readonly [number, number], to: readonly [number, number], least: number];
  /** How much a pixel differs from what it should be, 0…255; and how far it runs into its neighbours, in pixels. */
  readonly noise?: number;
  readonly blur?: number;
}

const pencil = "rgb(88 88 96)";
const pen = "rgb(32 46 120)";
const print = "rgb(40 40 44)";
const green = "rgb(70 120 90)";

const ruled = (points: [number, number][], width: number, colour: string): Mark => {
  return { kind: "line", points: line(...points), width, colour };
};
interface Pen {
  readonly height: number;
  readonly width: number;
  readonly colour: string;
}

/** Digits beside each other, as a hand spaces them: they begin at x, or end there. */
const written = (
  text: string,
  {
    x,
    end = false,
    y,
    height,
    width,
    colour,
  }: Pen & { readonly x: number; readonly end?: boolean; readonly y: number },
): Mark[] => {
  let right = 0;
  const strokes = [...text].flatMap((digit) => {
    const own = drawnNumber(digit, right === 0 ? 0 : right + 0.3 * height, y, height);
    const area = bounds({ strokes: own })!;
    right = area.x + area.width;
    return own;
  });
  const left = end ? x - right : x;
  return strokes.map((stroke) => {
    return { kind: "line", points: stroke.map((point) => ({ ...point, x: point.x + left })), width, colour };
  });
};
/** A digit around the middle of its cell, and no larger than that. */
const centred = (digit: string, x: number, y: number, size: number, colour: string): Mark[] => {
  const area = bounds({ strokes: drawnNumber(digit, 0, 0, size) })!;
  const height = size * Math.min(1, size / area.width);
  const [left, top] = [x - (area.width * height) / size / 2, y - height / 2];
  return drawnNumber(digit, left, top, height).map((points) => ({ kind: "line", points, width: 0.095 * size, colour }));
};
const printed = (text: string, x: number, y: number, font: string, colour = print): Mark => {
  return { kind: "text", text, at: [x, y], font, colour };
};

function sum(): Scene {
  const rows = ["4083", "572", "196", "4851"];
  const marks = rows.flatMap((text, i) =>
    written(text, { x: 700, end: true, y: 90 + 135 * i + (i === 3 ? 45 : 0), height: 94, width: 7, colour: pencil }),
  );
  const plus = [
    ruled(
      [
        [270, 420],
        [330, 420],
      ],
      6,
      pencil,
    ),
    ruled(
      [
        [300, 390],
        [300, 450],
      ],
      6,
      pencil,
    ),
  ];
  const squares = [...Array(26).keys()].flatMap((i) => [
    ruled(
      [
        [45 * i, -50],
        [45 * i, 800],
      ],
      1.5,
      "rgb(170 195 220)",
    ),
    ruled(
      [
        [-50, 45 * i],
        [1000, 45 * i],
      ],
      1.5,
      "rgb(170 195 220)",
    ),
  ]);
  return {
    ...{ width: 1000, height: 750, paper: "rgb(246 243 232)", turn: -2, noise: 7, blur: 0.8 },
    marks: [
      ...squares,
      ...marks,
      ...plus,
      ruled(
        [
          [340, 505],
          [730, 500],
        ],
        6,
        pencil,
      ),
    ],
    shadow: [[0, 0], [1, 1], 0.62],
  };
}

function form(): Scene {
  const names = ["Anna", "Ben", "Carla", "Dan"];
  const scores = [
    ["17", "24", "9"],
    ["31", "8", "26"],
    ["20", "19", "35"],
    ["14", "27", "6"],
  ];
  const [across, down] = [(i: number) => (i === 0 ? 70 : 90 + 205 * i), (i: number) => 190 + 104 * i];
  const rules = [...Array(6).keys()].flatMap((i) => [
    ruled(
      [
        [across(0), down(i)],
        [across(4), down(i)],
      ],
      3,
      green,
    ),
    ...(i < 5
      ? [
          ruled(
            [
              [across(i), down(0)],
              [across(i), down(5)],
            ],
            3,
            green,
          ),
        ]
      : []),
  ]);
  const head = ["Round 1", "Round 2", "Round 3"].map((text, i) =>
    printed(text, across(i + 1) + 24, down(0) + 64, "30px sans-serif"),
  );
  const rows = names.flatMap((name, y): Mark[] => [
    printed(name, across(0) + 24, down(y + 1) + 64, "30px sans-serif"),
    ...scores[y]!.flatMap((text, x) =>
      written(text, { x: across(x + 1) + 36, y: down(y + 1) + 24, height: 56, width: 5, colour: pen }),
    ),
  ]);
  return {
    ...{ width: 1000, height: 750, paper: "rgb(250 250 248)", turn: 1, noise: 4, blur: 0.5 },
    marks: [printed("Score sheet", 70, 120, "bold 46px sans-serif"), ...rules, ...head, ...rows],
    shadow: [[1, 0], [0, 1], 0.8],
  };
}

function sudoku(): Scene {
  const given = [
    "53..7....",
    "6..195...",
    ".98....6.",
    "8...6...3",
    "4..8.3..1",
    "7...2...6",
    ".6....28.",
    "...419..5",
    "....8..79",
  ];
  const own = [
    "..4.....2",
    "..2......",
    "...3.....",
    ".........",
    ".........",
    ".........",
    ".........",
    "2........",
    ".........",
  ];
  const at = (i: number) => 64 + 98 * i;
  const rules = [...Array(10).keys()].flatMap((i) => {
    const width = i % 3 === 0 ? 6 : 2;
    return [
      ruled(
        [
          [at(0), at(i)],
          [at(9), at(i)],
        ],
        width,
        print,
      ),
      ruled(
        [
          [at(i), at(0)],
          [at(i), at(9)],
        ],
        width,
        print,
      ),
    ];
  });
  const cells = given.flatMap((row, y) =>
    [...row].flatMap((text, x) => (text === "." ? [] : printed(text, at(x) + 31, at(y) + 71, "62px serif"))),
  );
  const pencilled = own.flatMap((row, y) =>
    [...row].flatMap((text, x) => (text === "." ? [] : centred(text, at(x) + 49, at(y) + 49, 56, pencil))),
  );
  return {
    ...{ width: 1010, height: 1010, paper: "rgb(240 238 230)", turn: 2, noise: 6, blur: 0.7 },
    marks: [...rules, ...cells, ...pencilled],
    shadow: [[0, 1], [1, 0], 0.7],
  };
}

function screenshot(): Scene {
  const rows: [string, string][] = [
    ["Steps", "8412"],
    ["Heart rate", "64"],
    ["Distance in km", "5.7"],
    ["Energy in kcal", "1936"],
  ];
  const marks = rows.flatMap(([label, value], i): Mark[] => [
    { kind: "box", at: [40, 190 + 150 * i, 720, 126], colour: "rgb(38 40 50)" },
    printed(label, 76, 266 + 150 * i, "34px sans-serif", "rgb(190 192 205)"),
    printed(value, 560, 270 + 150 * i, "bold 46px sans-serif", "rgb(245 245 250)"),
  ]);
  return {
    ...{ width: 800, height: 820, paper: "rgb(20 21 28)" },
    marks: [printed("Today", 40, 120, "bold 60px sans-serif", "rgb(245 245 250)"), ...marks],
  };
}

function badPhoto(): Scene {
  const lines = [...Array(12).keys()].map((i) =>
    ruled(
      [
        [-100, 30 + 85 * i],
        [1100, 30 + 85 * i],
      ],
      2,
      "rgb(150 175 205)",
    ),
  );
  const rows = ["1905", "642", "87"].flatMap((text, i) =>
    written(text, { x: 180 + 120 * i, y: 120 + 170 * i, height: 80, width: 5, colour: "rgb(96 98 112)" }),
  );
  return {
    ...{ width: 1000, height: 750, paper: "rgb(205 196 172)", turn: -7, noise: 20, blur: 1.6 },
    marks: [...lines, ...rows],
    shadow: [[0.1, 0.1], [0.95, 0.8], 0.36],
  };
}

/** Pictures that people show: all made here, of recorded digits and the fonts of the system. */
export const scenes = {
  "sum.jpg": sum,
  "form.jpg": form,
  "sudoku.jpg": sudoku,
  "screenshot.jpg": screenshot,
  "bad photo.jpg": badPhoto,
};

/** Paints a scene in the browser, as a JPEG. */
export async function takePicture({ page }: TenpenPage, name: keyof typeof scenes): Promise<NamedFile> {
  const base64 = await page.evaluate(async (scene) => {
    const { width, height, marks, turn = 0, blur = 0, noise = 0, shadow } = scene;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d")!;
    context.fillStyle = scene.paper;
    context.fillRect(0, 0, width, height);
    context.translate(width / 2, height / 2);
    context.rotate((turn * Math.PI) / 180);
    context.translate(-width / 2, -height / 2);
    context.filter = blur > 0 ? `blur(${blur}px)` : "none";
    // On a page that runs from the right it would be there.
    context.textAlign = "left";
    context.lineCap = "round";
    context.lineJoin = "round";
    for (const mark of marks) {
      context.fillStyle = context.strokeStyle = mark.colour;
      if (mark.kind === "box") context.fillRect(...mark.at);
      else if (mark.kind === "text") {
        context.font = mark.font;
        context.fillText(mark.text, ...mark.at);
      } else {
        context.lineWidth = mark.width;
        context.beginPath();
        for (const { x, y } of mark.points) context.lineTo(x, y);
        context.stroke();
      }
    }
    context.resetTransform();
    context.filter = "none";
    if (shadow) {
      const [[x1, y1], [x2, y2], least] = shadow;
      const light = context.createLinearGradient(x1 * width, y1 * height, x2 * width, y2 * height);
      light.addColorStop(0, "white");
      light.addColorStop(1, `rgb(${255 * least} ${252 * least} ${244 * least})`);
      context.globalCompositeOperation = "multiply";
      context.fillStyle = light;
      context.fillRect(0, 0, width, height);
    }
    const image = context.getImageData(0, 0, width, height);
    let state = 1;
    for (let i = 0; i < image.data.length; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      if (i % 4 < 3) image.data[i]! += noise * (state / 2 ** 31 - 1);
    }
    context.putImageData(image, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }, scenes[name]());
  return { name, bytes: Buffer.from(base64, "base64") };
}
