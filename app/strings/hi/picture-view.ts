import type { LazyStrings } from "../catalogue.ts";
import { number } from "./formats.ts";

type Texts = LazyStrings["pictureView"];

const damaged: Texts["pdf"] = (file) => `${file} ख़राब है या तस्वीर नहीं है।`;
const stopNote: Texts["pdf"] = (file) => `${file} को पढ़ना रुक गया। फिर से कोशिश करें या छोटी तस्वीर दिखाएँ।`;
const count: Texts["count"] = (numbers) => (numbers === 1 ? "1 संख्या" : `${number(numbers)} संख्याएँ`);

export const pictureView: Texts = {
  picture: "तस्वीर",
  back: "काग़ज़ पर वापस",
  choose: "तस्वीरें चुनें…",
  camera: "कैमरा इस्तेमाल करें",
  orDrop: "या यहाँ छोड़ें या पेस्ट करें। कुछ भी अपलोड नहीं होता।",
  which: (index, count) => `तस्वीर ${index}, कुल ${count}`,
  previous: "पिछली तस्वीर",
  next: "अगली तस्वीर",
  zoomIn: "बड़ा करें",
  zoomOut: "छोटा करें",
  zoomFit: "पूरी दिखाएँ",
  stage: "तस्वीर। प्लस और माइनस से आकार बदलता है, 0 से पूरी दिखती है, तीरों से खिसकती है",
  waiting: "बारी का इंतज़ार…",
  opening: "तस्वीर खुल रही है…",
  reading: "पढ़ा जा रहा है…",
  stop: "रोकें",
  stopped: "रोक दिया गया।",
  again: "पढ़ें",
  none: "इस तस्वीर में कोई संख्या नहीं",
  noneAdvice: "संख्याएँ तब सबसे अच्छी पढ़ी जाती हैं जब वे साफ़ हों और तस्वीर में बड़ी दिखें।",
  count,
  spoken: (numbers, chosen) => (numbers === 1 ? `1 संख्या: ${chosen}` : `${count(numbers)}। चुनी हुई: ${chosen}`),
  boxes: "तस्वीर की संख्याएँ",
  correct: "सुधारें",
  correctNote: "जहाँ संख्या न हो, ख़ाली छोड़ें।",
  corrected: "आपने सुधारा",
  leftOut: "आपने छोड़ा",
  undo: "पहले जैसा करें",
  all: "सारी संख्याएँ",
  grid: (rows, columns) => `${rows} पंक्तियों और ${columns} स्तंभों की तालिका`,
  copy: "कॉपी करें",
  copied: "कॉपी हो गया।",
  notCopied: "इस ब्राउज़र ने कॉपी करने नहीं दिया।",
  saveCsv: "CSV के रूप में सहेजें",
  saveJson: "JSON के रूप में सहेजें",
  saved: (file) => `${file} के नाम से सहेजा गया।`,
  failures: {
    data: damaged,
    limit: (file) => `${file} बहुत बड़ी है: ज़्यादा से ज़्यादा 100 मेगापिक्सेल और 200 MB पढ़े जाते हैं।`,
    timeout: (file) => `${file} को पढ़ने में बहुत देर लगी, इसलिए छोड़ दिया गया।`,
    network: () => "नेटवर्क लोड नहीं हुआ। कनेक्शन जाँचें, फिर से कोशिश करें।",
    unsupported: (file) => `यह ब्राउज़र ${file} नहीं खोल सकता। इसे JPEG या PNG के रूप में सहेजकर खोलें।`,
    ...{ model: stopNote, spec: stopNote, ink: stopNote, worker: stopNote, work: stopNote, option: stopNote },
    ...{ call: stopNote, recipe: stopNote, training: stopNote, unfinished: stopNote },
  },
  pdf: (file) => `${file} PDF है। इसका पेज तस्वीर के रूप में सहेजें या स्क्रीनशॉट लें।`,
  live: "कैमरा",
  take: "तस्वीर लें",
  cameraStarting: "कैमरे का इंतज़ार…",
  aimed: (numbers) => (numbers === 0 ? "कोई संख्या नहीं दिख रही" : count(numbers)),
  cameraProblems: {
    denied: "कैमरे की अनुमति नहीं मिली। ब्राउज़र की सेटिंग में इस पेज को अनुमति दें या कोई तस्वीर चुनें।",
    missing: "कोई कैमरा नहीं मिला। इसकी जगह तस्वीर चुनें।",
    failed: "कैमरा चालू नहीं हुआ। शायद कोई और प्रोग्राम उसे इस्तेमाल कर रहा है।",
  },
  still: "कैमरे की तस्वीर",
};
