import type { LazyStrings } from "../catalogue.ts";
import { isolated, plural } from "./formats.ts";

type Texts = LazyStrings["pictureView"];

const damaged: Texts["pdf"] = (file) => `${isolated(file)} تالف أو ليس صورة.`;
const stopNote: Texts["pdf"] = (file) => `توقفت قراءة ${isolated(file)}. حاول مجددًا أو اعرض صورة أصغر.`;
const count: Texts["count"] = (numbers) =>
  plural(numbers, { zero: "لا أعداد", one: "عدد واحد", two: "عددان", few: "# أعداد", many: "# عددًا", other: "# عدد" });

export const pictureView: Texts = {
  picture: "الصورة",
  back: "العودة إلى الورقة",
  choose: "اختيار صور…",
  camera: "استخدام الكاميرا",
  orDrop: "أو أفلتها أو ألصقها هنا. لا يُرفع شيء.",
  which: (index, count) => `الصورة ${index} من ${count}`,
  remove: "إزالة",
  removed: (file) => `أُزيل الملف ${file}.`,
  previous: "الصورة السابقة",
  next: "الصورة التالية",
  zoomIn: "تكبير",
  zoomOut: "تصغير",
  zoomFit: "عرضها كاملة",
  stage: "الصورة. الزائد والناقص للتكبير والتصغير، والصفر لعرضها كاملة، والأسهم لتحريكها",
  waiting: "بانتظار دورها…",
  opening: "جارٍ فتح الصورة…",
  reading: "جارٍ القراءة…",
  stop: "إيقاف",
  stopped: "أُوقفت القراءة.",
  again: "قراءتها",
  none: "لا عدد في هذه الصورة",
  noneAdvice: "تُقرأ الأعداد أفضل ما تكون حين تكون واضحة وتملأ الصورة.",
  count,
  spoken: (numbers, chosen) =>
    numbers === 1 ? `عدد واحد: ${isolated(chosen)}` : `${count(numbers)}. المختار: ${isolated(chosen)}`,
  boxes: "الأعداد في الصورة",
  correct: "تصحيح",
  correctNote: "اتركه فارغًا حيث لا عدد.",
  notTyped: "هذا ليس عددًا: أرقام، وقبلها علامة ناقص، وبينها نقطة أو فاصلة أو علامة ناقص.",
  corrected: "صحّحته أنت",
  leftOut: "استبعدته أنت",
  undo: "تراجع",
  all: "كل الأعداد",
  grid: (rows, columns) => `جدول صفوفه ${rows} وأعمدته ${columns}`,
  copy: "نسخ",
  copied: "نُسخ.",
  notCopied: "لم يسمح هذا المتصفح بالنسخ.",
  saveCsv: "حفظ بصيغة CSV",
  saveJson: "حفظ بصيغة JSON",
  saved: (file) => `حُفظ باسم ${isolated(file)}.`,
  write: "الكتابة عليها",
  surface: "اكتب على الصورة",
  surfaceKeys: "الأسهم تحرّك، واثنان معًا بميل، ومع Shift بدقة؛ والمسافة تضع القلم وترفعه، وEsc يلغي الخط",
  writeHint: "الكتابة فوق عدد تصحّحه، وفي غير ذلك تضيف عددًا",
  notWritten: "ما كتبته ليس عددًا",
  written: "كتبته أنت",
  replaced: (was, likely) => `بدلًا من ${isolated(was)}: ${isolated(likely)}`,
  added: (likely) => `أُضيف: ${isolated(likely)}`,
  unchanged: "لا يغيّر المكتوب شيئًا",
  allPictures: "كل الصور",
  readOf: (read, all) => `قُرئت ${read} من ${all}`,
  failed: (pictures) =>
    plural(pictures, { one: "تعذّرت قراءة واحدة", two: "تعذّرت قراءة اثنتين", other: "تعذّرت قراءة #" }),
  goOn: "قراءة الباقي",
  allRead: (pictures, numbers) =>
    `قُرئت ${plural(pictures, {
      ...{ zero: "# صور", one: "صورة واحدة", two: "صورتان" },
      ...{ few: "# صور", many: "# صورة", other: "# صورة" },
    })}: ${count(numbers)}`,
  copyAll: "نسخ الكل",
  saveAllCsv: "حفظ الكل بصيغة CSV",
  saveAllJson: "حفظ الكل بصيغة JSON",
  failures: {
    data: damaged,
    limit: (file) => `${isolated(file)} كبير جدًا: أقصى ما يُقرأ 100 ميغابكسل و200 ميغابايت.`,
    timeout: (file) => `طالت قراءة ${isolated(file)} كثيرًا فأُوقفت.`,
    network: () => "تعذّر تحميل الشبكة. تحقّق من الاتصال ثم حاول مجددًا.",
    unsupported: (file) => `لا يستطيع هذا المتصفح فتح ${isolated(file)}. احفظ الصورة بصيغة JPEG أو PNG ثم افتحها.`,
    ...{ model: stopNote, spec: stopNote, ink: stopNote, worker: stopNote, work: stopNote, option: stopNote },
    ...{ call: stopNote, recipe: stopNote, training: stopNote, unfinished: stopNote },
  },
  pdf: (file) => `${isolated(file)} ملف PDF. احفظ صفحته صورةً أو التقط صورة للشاشة.`,
  live: "الكاميرا",
  take: "التقاط الصورة",
  cameraStarting: "بانتظار الكاميرا…",
  aimed: (numbers) => (numbers === 0 ? "لا عدد في المشهد" : count(numbers)),
  cameraProblems: {
    denied: "لم يُسمح بالكاميرا. اسمح بها لهذه الصفحة في إعدادات المتصفح، أو اختر صورة.",
    missing: "لم يُعثر على كاميرا. اختر صورة بدلًا منها.",
    failed: "لم تبدأ الكاميرا. قد يكون برنامج آخر يستخدمها.",
  },
  still: "صورة الكاميرا",
};
