import type { Strings } from "../catalogue.ts";
import { isolated, percent, plural, roughPercent } from "./formats.ts";

type Draw = Strings["draw"];
type Candidate = Parameters<Draw["digit"]>[0];

const share: Draw["share"] = ({ probability, rough }) => (rough ? roughPercent(probability) : percent(probability));
const likely = (candidate: Candidate) => `${isolated(candidate.text)} باحتمال ${share(candidate)}`;
const symbols: Readonly<Record<string, string>> = { ".": "نقطة", ",": "فاصلة", "-": "ناقص", "−": "ناقص" };
const digit = (candidate: Candidate) => likely({ ...candidate, text: symbols[candidate.text] ?? candidate.text });

const erased = "مُسح. «تراجع» يعيده";
const slow = "يستغرق هذا وقتًا أطول من المعتاد. تحقّق من الاتصال أو حاول مجددًا.";
const damaged = ["لم تُحمَّل الشبكة", "ما وصل تالف أو شيء آخر. تحقّق من الاتصال ثم حاول مجددًا."] as const;
const stopped = ["لم تبدأ الشبكة", "رسمك محفوظ. إن لم تنفع إعادة المحاولة فحدّث هذا المتصفح."] as const;
const networkView = "ما تراه الشبكة";

export const draw: Draw = {
  paper: "الورقة",
  pen: "قلم",
  eraser: "ممحاة",
  erased,
  penOnly: "القلم فقط",
  drawWithFinger: "الكتابة بالإصبع",
  penOnlyNow: "القلم وحده يكتب. الأصابع للتمرير والتكبير",
  inkCanvas: {
    name: "اكتب عددًا",
    instead: "اكتب هنا عددًا بالفأرة أو بإصبع أو بقلم أو بلوحة المفاتيح.",
    keys: "الأسهم تحرّك، واثنان معًا بميل، ومع Shift بدقة؛ والمسافة تضع القلم وترفعه، وEsc يلغي الخط، وE تمسح",
    penUp: "رُفع القلم",
    dropped: "أُلغي الخط",
    erased,
    nothingErased: "لا شيء يُمسح هنا",
    moved: (column, row, overInk) => `العمود ${column}، الصف ${row}${overInk ? "، حبر" : ""}`,
    stopped: (column, row) => `الحافة، العمود ${column}، الصف ${row}`,
    penDown: (column, row, { columns, rows }) => `وُضع القلم، العمود ${column} من ${columns}، الصف ${row} من ${rows}`,
  },
  undo: "تراجع",
  redo: "إعادة",
  clear: "مسح الكل",
  live: "مباشر",
  recognize: "تعرّف",
  loading: "جارٍ تحميل الشبكة",
  slow,
  notes: {
    empty: "اكتب عددًا ثم اضغط «تعرّف».",
    "empty-live": "اكتب عددًا. يُقرأ وأنت تكتب.",
    loading: "جارٍ تحميل الشبكة. سيُقرأ رسمك فور وصولها.",
    slow,
    ask: "اضغط «تعرّف» لقراءة رسمك.",
    reading: "",
  },
  failures: {
    network: ["لم تُحمَّل الشبكة", "رسمك محفوظ. تحقّق من الاتصال ثم حاول مجددًا."],
    timeout: ["استغرقت القراءة وقتًا طويلًا", "أُوقفت القراءة. رسمك محفوظ: حاول مجددًا أو غيّره."],
    ...{ model: damaged, spec: damaged, ink: damaged, data: damaged, unsupported: damaged, limit: damaged },
    ...{ worker: stopped, work: stopped, option: stopped, call: stopped, recipe: stopped, training: stopped },
    unfinished: stopped,
  },
  result: "الجواب",
  readBy: (name, calibrated) => (calibrated ? `قرأه ${isolated(name)}` : `قرأه ${isolated(name)}، غير معايَر`),
  share,
  nothing: {
    blank: "ما كُتب قليل جدًا للقراءة بعد.",
    unread: ["تعذّرت قراءة هذا الرسم", "ما زال هنا. عندما تغيّره يُقرأ كالمعتاد."],
  },
  rejected: "لا عدد هنا",
  mostLike: (candidate) => `الأشبه ${likely(candidate)}`,
  or: "أو",
  orWith: (candidate) => `أو ${likely(candidate)}`,
  noOther: "لا شيء آخر قريب",
  cannotTell: "لا أستطيع الجزم أنا أيضًا.",
  likelier: (text) => `الأرجح ${isolated(text)}.`,
  how: "كيف قُرئ هذا؟",
  copy: "نسخ الجواب",
  copied: (text) => `نُسخ ${isolated(text)}`,
  notCopied: "لم يسمح هذا المتصفح بالنسخ",
  speak: "نطق الجواب",
  blankAgain: "الورقة فارغة",
  spoken: {
    blank: "ما كُتب قليل جدًا للقراءة",
    unread: "تعذّرت قراءة هذا الرسم",
    rejected: (best) => `لا عدد هنا. الأشبه ${likely(best)}`,
    ambiguous: (best, second) => `${likely(best)}، أو ${likely(second)}`,
    confident: likely,
    numbers: (lines) =>
      `${plural(lines.flat().length, {
        zero: "لا أعداد",
        one: "عدد واحد",
        two: "عددان",
        few: "# أعداد",
        many: "# عددًا",
        other: "# عدد",
      })}: ${lines.map((line) => line.map(isolated).join("، ")).join("؛ ")}`,
  },
  digits: "الأرقام",
  digit,
  orOnly: (text) => `أو ${isolated(text)}`,
  bars: "احتمال كل رقم",
  networkView,
  networkNote: "خطوطك، منقولة إلى الوسط ومضبوطة على شبكة نقاطها.",
  howNote: (size, best, second) =>
    `ترى ${isolated(`${size} × ${size}`)} نقطة، وهي الآن على الورقة، وتزن درجات رماديّها: ${likely(best)}${
      second ? `، قبل ${likely(second)}` : ""
    }.`,
  digitNote: (index, count, best, second) =>
    `${symbols[best.text] ? "العلامة" : "الرقم"} ${index + 1} من ${count}: ${digit(best)}${
      second ? `، أو ${digit(second)}` : ""
    }.`,
  nearest: (first, second) => `أقرب ${first} و${second} مما كتبه الناس`,
  networkImage: (size) => `${networkView}، ${size ? `${size} في ${size} نقطة` : "لا شيء بعد"}`,
};
