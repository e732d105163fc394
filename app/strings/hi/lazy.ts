import type { LazyStrings } from "../catalogue.ts";
import { decimal, number, percent, plural } from "./formats.ts";
import { pictureView } from "./picture-view.ts";

type Sentence = LazyStrings["fileProblem"]["notOpened"]["data"];
const unreadable: Sentence = (file) => `${file} पढ़ी नहीं जा सकी।`;
const connection: Sentence = (file) => `${file} नहीं खुल सकी। कनेक्शन जाँचें, फिर से कोशिश करें।`;

const bytes = (count: number) => {
  if (count < 1000) return `${count}\u00a0बाइट`;
  return count < 999_500 ? `${Math.round(count / 1000)}\u00a0KB` : `${decimal(count / 1e6)}\u00a0MB`;
};
const ranges = { "0..1": "0 से 1", "0..255": "0 से 255", "-1..1": "−1 से 1", "mean/std": "मानकीकृत" };
const inks = { white: "काले पर सफ़ेद", black: "सफ़ेद पर काला" };

export const lazy: LazyStrings = {
  drawingList: {
    nothing: "अभी कुछ दर्ज नहीं। काग़ज़ साफ़ करने या पेज छोड़ने पर लिखावट दर्ज होती है।",
    delete: "हटाएँ",
    deleteOne: (text) => (text ? `${text} हटाएँ` : "बिना संख्या वाली लिखावट हटाएँ"),
    deleted: "हटाया गया।",
    forgetAll: "सब भूल जाएँ",
    forgotten: "सब भुला दिया गया।",
    back: "वापस आ गया।",
    showMore: "और दिखाएँ",
    onDevice: "केवल इस ब्राउज़र में रखा है। हफ़्ते भर न आने पर कुछ ब्राउज़र इसे फेंक देते हैं: बैकअप इसे बचाता है।",
  },
  fileProblem: {
    notOpened: {
      data: (file) => `${file} नहीं खुल सकी: यह फ़ाइल नहीं है, या हटा दी गई।`,
      model: (file) => `${file} ख़राब है, या मॉडल नहीं है।`,
      spec: (file) => `${file} की परतें आपस में मेल नहीं खातीं।`,
      unsupported: (file, part, got) => `${file} में वह है जो Tenpen नहीं पढ़ता: ${part}, ${got} के साथ।`,
      limit: (file) => `${file} बहुत बड़ी है, या बहुत समय लेगी।`,
      timeout: (file) => `${file} ने बहुत समय लिया और छोड़ दी गई।`,
      ...{ network: connection, worker: connection },
      ...{ ink: unreadable, option: unreadable, call: unreadable, recipe: unreadable, training: unreadable },
      ...{ work: unreadable, unfinished: unreadable },
    },
    empty: (file) => `${file} ख़ाली है।`,
    anotherKind: (file, kind) =>
      `${file} मॉडल नहीं है (${kind})। Tenpen .keras, .h5, .onnx और .safetensors फ़ाइलों से पढ़ सकता है।`,
    notThere: (file) => `${file} अब इस ब्राउज़र में नहीं है।`,
    tooSlow: (file) => `${file} ने पढ़ने में बहुत समय लिया और हटा दी गई।`,
    stopped: (file) => `${file} रुक गई और हटा दी गई।`,
  },
  helpSheet: {
    title: "कुंजियाँ",
    where: {
      everywhere: "हर जगह",
      paper: "काग़ज़ पर",
      digits: "उत्तर के अंकों में",
      bars: "पट्टियों के नीचे के अंकों में",
      picture: "तस्वीर पर",
      boxes: "तस्वीर की संख्याओं में",
    },
    does: {
      undo: "पहले जैसा करें",
      redo: "फिर से करें",
      help: "यह दिखाएँ",
      move: "पेन चलाएँ",
      moveFinely: "पेन बारीकी से चलाएँ",
      draw: "पेन रखें और उठाएँ",
      drop: "रेखा हटाएँ",
      erase: "रबर लें, या फिर से पेन",
      choose: "दूसरा अंक देखें",
      chooseBar: "दूसरे अंक पर जाएँ",
      correct: "बताएँ कि यही अंक था",
      zoom: "बड़ा या छोटा करें",
      zoomByWheel: "बड़ा या छोटा करें, जैसे दो उँगलियों से",
      zoomFit: "पूरी दिखाएँ",
      movePicture: "खिसकाएँ",
      chooseNumber: "दूसरी संख्या देखें",
      correctNumber: "लिखी गई संख्या से सुधारें",
    },
    keys: { Mod: "Ctrl", Shift: "Shift", Space: "Space", Esc: "Esc", Enter: "Enter", Wheel: "पहिया" },
    questionMark: "? से कुंजियाँ दिखें",
  },
  modelPanel: {
    number,
    bytes,
    details: {
      rightOf: (images) => `${number(images)} MNIST परीक्षण चित्रों में सही`,
      notTried: "चित्रों पर आज़माया नहीं",
      parameters: "पैरामीटर",
      file: "फ़ाइल",
      own: (own, images) =>
        `Tenpen का अपना: ${percent(own.right / images)}, ${number(own.parameters)} पैरामीटर, ${bytes(own.bytes)}`,
      pixels: "पिक्सेल",
      ink: "स्याही",
      ranges,
      inks,
      input: {
        shape: (shape, outputActivation) => `इनपुट ${shape}${outputActivation ? `, अंत में ${outputActivation}` : ""}।`,
        file: "जैसा फ़ाइल कहती है।",
        found: "इन चित्रों पर सब आज़माकर पाया गया।",
        poor: "आज़माए गए सब में यही सबसे ठीक बैठता है, पर अच्छे से नहीं: शायद इसे किसी और चीज़ पर सिखाया गया था।",
        guess: "अनुमान: आज़माने के चित्र लोड नहीं हुए।",
        user: "आपने तय किया।",
        overruled: (found) => `आपने तय किया; पाया गया था ${ranges[found.range]} और ${inks[found.ink]}।`,
      },
      graph: (operations) => `${plural(operations, { other: "# क्रियाओं" })} का ग्राफ़।`,
      layers: { title: "परतें", name: "परत", type: "प्रकार", output: "आउटपुट", parameters: "पैरा." },
      confidence: ({ calibrated, hasRejectClass }) =>
        `इसका विश्वास अंशांकित ${calibrated ? "है" : "नहीं है"}, और यह ${
          hasRejectClass ? "जानता है कि क्या संख्या नहीं है" : "कभी “यहाँ कोई संख्या नहीं” नहीं कहता"
        }।`,
    },
    trying: (name) => `${name} आज़माया जा रहा है…`,
    chooseAnother: "दूसरा इस्तेमाल करें…",
    remove: "हटाएँ",
    notUploaded: "कुछ भी अपलोड नहीं होता।",
    kept: "हटाने तक इसी ब्राउज़र में रहता है। कुछ भी अपलोड नहीं होता।",
    notKept: "यह ब्राउज़र इसे नहीं रखता: आपके जाने तक पढ़ता है। कुछ भी अपलोड नहीं होता।",
  },
  pictureView,
  shareDialog: {
    drawing: "यह लिखावट",
    blank: "काग़ज़ पर अभी कुछ नहीं है।",
    send: "लिंक भेजें…",
    copyLink: "लिंक कॉपी करें",
    copyPicture: "चित्र के रूप में कॉपी करें",
    png: "PNG में सहेजें",
    svg: "SVG में सहेजें",
    inkFile: "स्याही सहेजें",
    opensAgain: "इनमें से हर एक यहाँ फिर खुलता है: उसे पेज पर छोड़ें। लिंक में लिखावट ख़ुद होती है।",
    kept: "जो कुछ रखा है",
    open: "खोलें या वापस लाएँ…",
    backup: "बैकअप लें",
    forgetAll: "सब भूल जाएँ",
    backupNote: "बैकअप एक फ़ाइल है जिसमें आपकी लिखावटें, सुधार, मॉडल और प्रशिक्षण होते हैं। वापस लाने पर जो नहीं है वह जुड़ जाता है।",
    saved: (file) => `${file} के नाम से सहेजा गया।`,
    linkCopied: "लिंक कॉपी हुआ।",
    pictureCopied: "चित्र कॉपी हुआ।",
    forgotten: "सब भुला दिया गया।",
    back: "वापस आ गया।",
    tooLong: "यह लिखावट लिंक के लिए बहुत बड़ी है। इसकी जगह स्याही सहेजें।",
    failed: "इस ब्राउज़र ने यह नहीं होने दिया। इसकी जगह फ़ाइल सहेजें।",
  },
};
