import { draw } from "./ar/draw.ts";
import { isolated, number, percent, plural } from "./ar/formats.ts";
import { lazy } from "./ar/lazy.ts";
import type { Translation } from "./catalogue.ts";

export const ar: Translation = {
  draw,
  footer: {
    language: "اللغة",
    languageNotLoaded: "تعذّر تحميل هذه اللغة. تحقّق من الاتصال ثم حاول مجددًا.",
    source: "الشفرة المصدرية",
    install: "تثبيت كتطبيق",
  },
  help: {
    open: "المفاتيح",
    notLoaded: "تعذّر تحميل المفاتيح. تحقّق من الاتصال ثم حاول مجددًا.",
  },
  history: {
    title: "السابقة",
    more: "المزيد",
    open: (text) => (text ? `فتح ${isolated(text)}` : "فتح رسم بلا عدد"),
    opened: (text) => (text ? `${isolated(text)} على الورقة من جديد` : "رسم على الورقة من جديد"),
    notLoaded: "تعذّر تحميل القائمة. تحقّق من الاتصال ثم حاول مجددًا.",
  },
  kept: {
    faults: {
      blocked: "هذا المتصفح لا يحفظ شيئًا: ما ترسمه يضيع عند إغلاق الصفحة.",
      full: "لم يبقَ متّسع في هذا المتصفح: ما ترسمه الآن يضيع عند إغلاق الصفحة. احذف شيئًا أو احفظ نسخة احتياطية.",
      newer: "في لسان آخر إصدار أحدث من Tenpen. أعد تحميل هذا اللسان ليُحفظ ما ترسمه.",
    },
  },
  learn: {
    thatWasA: (digit) => `كان هذا ${digit}`,
    section: "خطّك",
    hint: "قُرئ خطأً؟ اضغط الرقم الصحيح.",
    notANumber: "ليس عددًا",
    byHand: "قُرئ بحسب خطّك.",
    noted: (label) => (label === null ? "سُجّل أنه ليس عددًا." : `سُجّل على أنه ${isolated(label)}.`),
    undo: "تراجع",
    undone: "أُلغي ذلك.",
    kept: (count) => (count === 0 ? "خطّك" : `${number(count)} من عندك`),
    about: "ما تصحّحه يُحفظ في هذا المتصفح ويعلّم Tenpen كيف تكتب.",
    exportAll: "حفظ في ملف",
    importFile: "إضافة من ملف…",
    nothingNew: "لم يكن في الملف جديد.",
    imported: (count) => `أُضيف ${number(count)}.`,
    refused: (file, where) => `لم يُقبل ${isolated(file)}: ${isolated(where)} ليس تصحيحًا.`,
    forgetAll: "نسيان الكل",
    forgotten: (count) => `نُسي ${number(count)}.`,
  },
  model: {
    section: "النموذج",
    readsWith: (name) => `يقرأ باستخدام ${isolated(name)}`,
    own: "نموذج Tenpen الخاص",
    ownNote: `يمكن أن يقرأ بدلًا منه ملف لك: ${isolated(".keras")} أو ${isolated(".h5")} أو ${isolated(".onnx")} أو ${isolated(".safetensors")}.`,
    choose: "استخدم نموذجك…",
    opening: (name) => `جارٍ فتح ${isolated(name)}…`,
    drop: "أفلت صورة أو رسمًا أو نموذجًا أو نسخة احتياطية",
    notLoaded: (name) => `تعذّر فتح ${isolated(name)}. تحقّق من الاتصال ثم حاول مجددًا. إن لم ينفع ذلك فأعد تحميل الصفحة.`,
  },
  offline: {
    offline: "بلا اتصال. لا يتغيّر شيء.",
    newer: "وصل إصدار جديد.",
    reload: "إعادة التحميل",
    later: "لاحقًا",
  },
  page: {
    title: "Tenpen يقرأ الأعداد المكتوبة بخط اليد",
    name: "Tenpen",
    titled: (text) => `${isolated(text)} · Tenpen`,
    pages: "الصفحات",
    routes: { draw: "الكتابة", train: "التدريب", inspect: "الفحص" },
    promise: "لا شيء مما ترسمه أو تفتحه يغادر هذا الجهاز.",
    retry: "حاول مجددًا",
    close: "إغلاق",
  },
  pictures: {
    open: "صورة",
    notLoaded: "تعذّر تحميل الصور. تحقّق من الاتصال ثم حاول مجددًا.",
  },
  share: {
    title: "مشاركة",
    notLoaded: "تعذّر التحميل. تحقّق من الاتصال ثم حاول مجددًا.",
    opened: (count) =>
      count === 1
        ? "الرسم على الورقة."
        : `أول ${plural(count, {
            two: "رسمين",
            few: "# رسوم",
            many: "# رسمًا",
            other: "# رسم",
          })} على الورقة، والباقي في «السابقة».`,
    nothingInIt: "لا شيء في هذه النسخة.",
    newerBackup: (file) => `أُنشئ ${isolated(file)} بإصدار أحدث من Tenpen. أعد تحميل هذه الصفحة ثم افتحه من جديد.`,
    restored: (added) =>
      added === 0
        ? "كل ما في هذه النسخة كان هنا من قبل."
        : `استُعيد من النسخة: ${plural(added, {
            one: "عنصر واحد",
            two: "عنصران",
            few: "# عناصر",
            many: "# عنصرًا",
            other: "# عنصر",
          })}.`,
    unreadable: (file) => `${isolated(file)} تالف أو ليس رسمًا.`,
    notOpened: {
      data: (file) => `${isolated(file)} تالف أو ليس نسخة احتياطية. لم يتغيّر شيء.`,
      unsupported: (file) => `لا يحمل ${isolated(file)} رسمًا يستطيع Tenpen فتحه.`,
      limit: (file) => `${isolated(file)} كبير جدًا.`,
    },
    linkOpened: "رسم الرابط على الورقة",
    linkDamaged: "هذا الرابط تالف: لا يمكن قراءة رسمه.",
    linkNotLoaded: "تعذّر تحميل رسم هذا الرابط. تحقّق من الاتصال ثم افتحه مجددًا.",
  },
  percent,
  lazy,
};
