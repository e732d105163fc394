import type { LazyStrings } from "../catalogue.ts";
import { decimal, isolated, number, percent, plural } from "./formats.ts";
import { pictureView } from "./picture-view.ts";

type Sentence = LazyStrings["fileProblem"]["notOpened"]["data"];
const unreadable: Sentence = (file) => `تعذّرت قراءة ${isolated(file)}.`;
const connection: Sentence = (file) => `تعذّر فتح ${isolated(file)}. تحقّق من الاتصال ثم حاول مجددًا.`;

const bytes = (count: number) => {
  if (count < 1000) return plural(count, { zero: "0 بايت", one: "بايت واحد", two: "بايتان", other: "#\u00a0بايت" });
  return count < 999_500 ? `${Math.round(count / 1000)}\u00a0ك.ب` : `${decimal(count / 1e6)}\u00a0م.ب`;
};
const parameters = (count: number) =>
  plural(count, {
    one: "معامل واحد",
    two: "معاملان",
    few: "# معاملات",
    many: "# معاملًا",
    other: "# معامل",
  });
const ranges = {
  "0..1": "من 0 إلى 1",
  "0..255": "من 0 إلى 255",
  "-1..1": "من \u2068−1\u2069 إلى 1",
  "mean/std": "موحَّد",
};
const inks = { white: "أبيض على أسود", black: "أسود على أبيض" };

export const lazy: LazyStrings = {
  drawingList: {
    nothing: "لم يُسجَّل شيء. يُسجَّل الرسم عندما تمسح الورقة أو تغادر الصفحة.",
    delete: "حذف",
    deleteOne: (text) => (text ? `حذف ${isolated(text)}` : "حذف رسم بلا عدد"),
    deleted: "حُذف.",
    forgetAll: "نسيان الكل",
    forgotten: "نُسي الكل.",
    back: "أُعيد.",
    showMore: "عرض المزيد",
    onDevice: "محفوظ في هذا المتصفح وحده. بعض المتصفحات ترميه إن غبت أسبوعًا: النسخة الاحتياطية تبقيه.",
  },
  fileProblem: {
    notOpened: {
      data: (file) => `تعذّر فتح ${isolated(file)}: ليس ملفًا أو نُقل من مكانه.`,
      model: (file) => `${isolated(file)} تالف أو ليس نموذجًا.`,
      spec: (file) => `طبقات ${isolated(file)} لا يلائم بعضها بعضًا.`,
      unsupported: (file, part, got) =>
        `في ${isolated(file)} ما لا يقرأه Tenpen: ${isolated(part)} مع ${isolated(got)}.`,
      limit: (file) => `${isolated(file)} كبير جدًا أو سيستغرق وقتًا طويلًا.`,
      timeout: (file) => `استغرق ${isolated(file)} وقتًا طويلًا فتُرك.`,
      ...{ network: connection, worker: connection },
      ...{ ink: unreadable, option: unreadable, call: unreadable, recipe: unreadable, training: unreadable },
      ...{ work: unreadable, unfinished: unreadable },
    },
    empty: (file) => `${isolated(file)} فارغ.`,
    anotherKind: (file, kind) =>
      `${isolated(file)} ليس نموذجًا (${isolated(kind)}). يستطيع Tenpen القراءة بملفات ${isolated(".keras")} و${isolated(".h5")} و${isolated(".onnx")} و${isolated(".safetensors")}.`,
    notThere: (file) => `لم يعد ${isolated(file)} في هذا المتصفح.`,
    tooSlow: (file) => `استغرق ${isolated(file)} وقتًا طويلًا في القراءة فأُزيل.`,
    stopped: (file) => `توقّف ${isolated(file)} فأُزيل.`,
  },
  helpSheet: {
    title: "المفاتيح",
    where: {
      everywhere: "في كل مكان",
      paper: "على الورقة",
      digits: "بين أرقام الجواب",
      bars: "بين الأرقام تحت الأعمدة",
      picture: "على صورة",
      boxes: "بين أعداد صورة",
    },
    does: {
      undo: "تراجع",
      redo: "إعادة",
      help: "عرض هذه القائمة",
      move: "تحريك القلم",
      moveFinely: "تحريك القلم بدقة",
      draw: "وضع القلم ورفعه",
      drop: "إلغاء الخط",
      erase: "أخذ الممحاة أو العودة إلى القلم",
      choose: "النظر إلى رقم آخر",
      chooseBar: "الانتقال إلى رقم آخر",
      correct: "القول إنه كان هذا الرقم",
      zoom: "التكبير والتصغير",
      zoomByWheel: "التكبير والتصغير، كما بإصبعين",
      zoomFit: "عرضها كاملة",
      movePicture: "تحريكها",
      chooseNumber: "النظر إلى عدد آخر",
      correctNumber: "تصحيحه إلى ما كُتب",
    },
    keys: { Mod: "Ctrl", Shift: "Shift", Space: "المسافة", Esc: "Esc", Enter: "Enter", Wheel: "العجلة" },
    questionMark: "‏? تعرض المفاتيح",
  },
  modelPanel: {
    number,
    bytes,
    details: {
      rightOf: (images) =>
        `صحيح من ${plural(images, { two: "صورتي اختبار", few: "# صور اختبار", other: "# صورة اختبار" })} من MNIST`,
      notTried: "لم يُجرَّب على صور",
      parameters: "المعاملات",
      file: "الملف",
      own: (own, images) =>
        `نموذج Tenpen: ‏${percent(own.right / images)}، ${parameters(own.parameters)}، ${bytes(own.bytes)}`,
      pixels: "البكسلات",
      ink: "الحبر",
      ranges,
      inks,
      input: {
        shape: (shape, outputActivation) =>
          `المدخل ${isolated(shape)}${outputActivation ? `، وينتهي بـ ${isolated(outputActivation)}` : ""}.`,
        file: "كما يقول الملف.",
        found: "وُجد بتجربة الكل على هذه الصور.",
        poor: "هذا أنسب ما جُرّب، لكنه ليس جيدًا: ربما دُرّب على شيء آخر.",
        guess: "تخمين: لم تُحمَّل الصور اللازمة للتجربة.",
        user: "من اختيارك.",
        overruled: (found) => `من اختيارك؛ وما وُجد هو ${ranges[found.range]} و${inks[found.ink]}.`,
      },
      graph: (operations) =>
        `مخطط من ${plural(operations, {
          one: "عملية واحدة",
          two: "عمليتين",
          few: "# عمليات",
          other: "# عملية",
        })}.`,
      layers: { title: "الطبقات", name: "الطبقة", type: "النوع", output: "المخرج", parameters: "المعاملات" },
      confidence: ({ calibrated, hasRejectClass }) =>
        `ثقته ${calibrated ? "معايَرة" : "غير معايَرة"}، وهو ${
          hasRejectClass ? "يعرف ما ليس عددًا" : "لا يقول أبدًا «لا عدد هنا»"
        }.`,
    },
    trying: (name) => `جارٍ تجربة ${isolated(name)}…`,
    chooseAnother: "استخدم غيره…",
    remove: "إزالة",
    notUploaded: "لا يُرفع شيء.",
    kept: "يبقى في هذا المتصفح حتى يُزال. لا يُرفع شيء.",
    notKept: "هذا المتصفح لا يحفظه: يقرأ به حتى تغادر. لا يُرفع شيء.",
  },
  pictureView,
  shareDialog: {
    drawing: "هذا الرسم",
    blank: "لا شيء على الورقة بعد.",
    send: "إرسال رابط…",
    copyLink: "نسخ الرابط",
    copyPicture: "نسخ كصورة",
    png: "حفظ بصيغة PNG",
    svg: "حفظ بصيغة SVG",
    inkFile: "حفظ الحبر",
    opensAgain: "كل واحد من هذه يُفتح هنا مجددًا: أفلته على الصفحة. والرابط يحمل الرسم نفسه.",
    kept: "كل ما هو محفوظ",
    open: "فتح أو استعادة…",
    backup: "نسخ احتياطي",
    forgetAll: "نسيان الكل",
    backupNote: "النسخة الاحتياطية ملف واحد فيه رسومك وتصحيحاتك ونماذجك وتدريباتك. والاستعادة تضيف ما ينقص.",
    saved: (file) => `حُفظ باسم ${isolated(file)}.`,
    linkCopied: "نُسخ الرابط.",
    pictureCopied: "نُسخت الصورة.",
    forgotten: "نُسي الكل.",
    back: "أُعيد.",
    tooLong: "هذا الرسم أكبر من أن يحمله رابط. احفظ الحبر بدلًا من ذلك.",
    failed: "لم يسمح هذا المتصفح بذلك. احفظ ملفًا بدلًا منه.",
  },
};
