import type { Strings } from "../catalogue.ts";
import { percent, plural, roughPercent } from "./formats.ts";

type Draw = Strings["draw"];
type Candidate = Parameters<Draw["digit"]>[0];

const share: Draw["share"] = ({ probability, rough }) => (rough ? roughPercent(probability) : percent(probability));
const likely = (candidate: Candidate) => `${candidate.text}, संभावना ${share(candidate)}`;
const symbols: Readonly<Record<string, string>> = { ".": "बिंदु", ",": "अल्पविराम", "-": "ऋण", "−": "ऋण" };
const digit = (candidate: Candidate) => likely({ ...candidate, text: symbols[candidate.text] ?? candidate.text });

const erased = "मिटा दिया। “पहले जैसा करें” से वापस आएगा";
const slow = "सामान्य से ज़्यादा समय लग रहा है। कनेक्शन जाँचें या फिर से कोशिश करें।";
const damaged = ["नेटवर्क लोड नहीं हुआ", "जो मिला वह ख़राब है या कुछ और है। कनेक्शन जाँचें, फिर से कोशिश करें।"] as const;
const stopped = ["नेटवर्क शुरू नहीं हुआ", "आपकी लिखावट सुरक्षित है। फिर से कोशिश करने पर भी न चले तो ब्राउज़र अपडेट करें।"] as const;
const networkView = "नेटवर्क क्या देखता है";

export const draw: Draw = {
  paper: "काग़ज़",
  pen: "कलम",
  eraser: "रबर",
  erased,
  penOnly: "केवल पेन",
  drawWithFinger: "उँगली से लिखें",
  penOnlyNow: "अब केवल पेन लिखता है। उँगलियाँ स्क्रॉल और ज़ूम करती हैं",
  inkCanvas: {
    name: "कोई संख्या लिखें",
    instead: "यहाँ माउस, उँगली, पेन या कीबोर्ड से कोई संख्या लिखें।",
    keys: "तीर चलाते हैं, दो साथ में तिरछा, Shift के साथ बारीकी से; Space पेन रखता और उठाता है, Esc रेखा हटाता है, E मिटाता है",
    penUp: "पेन ऊपर",
    dropped: "रेखा हटाई गई",
    erased,
    nothingErased: "यहाँ मिटाने को कुछ नहीं है",
    moved: (column, row, overInk) => `स्तंभ ${column}, पंक्ति ${row}${overInk ? ", स्याही" : ""}`,
    stopped: (column, row) => `किनारा, स्तंभ ${column}, पंक्ति ${row}`,
    penDown: (column, row, { columns, rows }) => `पेन नीचे, ${columns} में से स्तंभ ${column}, ${rows} में से पंक्ति ${row}`,
  },
  undo: "पहले जैसा करें",
  redo: "फिर से करें",
  clear: "साफ़ करें",
  live: "साथ-साथ",
  recognize: "पहचानें",
  loading: "नेटवर्क लोड हो रहा है",
  slow,
  notes: {
    empty: "कोई संख्या लिखें, फिर “पहचानें” दबाएँ।",
    "empty-live": "कोई संख्या लिखें। लिखते-लिखते ही पढ़ी जाएगी।",
    loading: "नेटवर्क लोड हो रहा है। आते ही आपकी लिखावट पढ़ी जाएगी।",
    slow,
    ask: "अपनी लिखावट पढ़वाने के लिए “पहचानें” दबाएँ।",
    reading: "",
  },
  failures: {
    network: ["नेटवर्क लोड नहीं हुआ", "आपकी लिखावट सुरक्षित है। कनेक्शन जाँचें, फिर से कोशिश करें।"],
    timeout: ["पढ़ने में बहुत समय लगा", "इसे छोड़ दिया गया। आपकी लिखावट सुरक्षित है: फिर से कोशिश करें या उसे बदलें।"],
    ...{ model: damaged, spec: damaged, ink: damaged, data: damaged, unsupported: damaged, limit: damaged },
    ...{ worker: stopped, work: stopped, option: stopped, call: stopped, recipe: stopped, training: stopped },
    unfinished: stopped,
  },
  result: "उत्तर",
  readBy: (name, calibrated) => (calibrated ? `${name} ने पढ़ा` : `${name} ने पढ़ा, अंशांकित नहीं`),
  share,
  nothing: {
    blank: "अभी पढ़ने के लिए बहुत कम है।",
    unread: ["यह लिखावट पढ़ी नहीं जा सकी", "यह अब भी यहीं है। बदलने पर हमेशा की तरह पढ़ी जाएगी।"],
  },
  rejected: "यहाँ कोई संख्या नहीं",
  mostLike: (candidate) => `सबसे ज़्यादा मिलता है ${likely(candidate)}`,
  or: "या",
  orWith: (candidate) => `या ${likely(candidate)}`,
  noOther: "और कोई पास नहीं",
  cannotTell: "यह मुझसे भी तय नहीं होता।",
  likelier: (text) => `${text} की संभावना ज़्यादा है।`,
  how: "यह कैसे पढ़ा गया?",
  copy: "उत्तर कॉपी करें",
  copied: (text) => `${text} कॉपी हुआ`,
  notCopied: "इस ब्राउज़र ने कॉपी करने नहीं दिया",
  speak: "उत्तर बोलकर सुनाएँ",
  blankAgain: "काग़ज़ ख़ाली है",
  spoken: {
    blank: "पढ़ने के लिए बहुत कम है",
    unread: "यह लिखावट पढ़ी नहीं जा सकी",
    rejected: (best) => `यहाँ कोई संख्या नहीं। सबसे ज़्यादा मिलता है ${likely(best)}`,
    ambiguous: (best, second) => `${likely(best)}, या ${likely(second)}`,
    confident: likely,
    numbers: (lines) =>
      `${plural(lines.flat().length, { one: "# संख्या", other: "# संख्याएँ" })}: ${lines
        .map((line) => line.join(", "))
        .join("; ")}`,
  },
  digits: "अंक",
  digit,
  orOnly: (text) => `या ${text}`,
  bars: "हर अंक की संभावना",
  networkView,
  networkNote: "आपकी रेखाएँ, बीच में लाई गईं और उसके बिंदुओं के जाल के माप में ढाली गईं।",
  howNote: (size, best, second) =>
    `वह ${size} × ${size} बिंदु देखता है, जो अब काग़ज़ पर हैं, और उनके धूसर रंग तौलता है: ${likely(best)}${
      second ? `, उसके बाद ${likely(second)}` : ""
    }।`,
  digitNote: (index, count, best, second) =>
    `${count} में से ${symbols[best.text] ? "चिह्न" : "अंक"} ${index + 1}: ${digit(best)}${
      second ? `, या ${digit(second)}` : ""
    }।`,
  nearest: (first, second) => `लोगों के लिखे हुए सबसे मिलते-जुलते ${first} और ${second}`,
  networkImage: (size) => `${networkView}, ${size ? `${size} गुणा ${size} बिंदु` : "अभी कुछ नहीं"}`,
};
