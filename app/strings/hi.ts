import type { Translation } from "./catalogue.ts";
import { draw } from "./hi/draw.ts";
import { number, percent, plural } from "./hi/formats.ts";
import { lazy } from "./hi/lazy.ts";

export const hi: Translation = {
  draw,
  footer: {
    language: "भाषा",
    languageNotLoaded: "यह भाषा लोड नहीं हो सकी। कनेक्शन जाँचें, फिर से कोशिश करें।",
    source: "सोर्स कोड",
    install: "ऐप की तरह इंस्टॉल करें",
  },
  help: {
    open: "कुंजियाँ",
    notLoaded: "कुंजियाँ लोड नहीं हो सकीं। कनेक्शन जाँचें, फिर से कोशिश करें।",
  },
  history: {
    title: "पिछली",
    more: "और",
    open: (text) => (text ? `${text} खोलें` : "बिना संख्या वाली लिखावट खोलें"),
    opened: (text) => `${text || "एक लिखावट"} फिर से काग़ज़ पर है`,
    notLoaded: "सूची लोड नहीं हो सकी। कनेक्शन जाँचें, फिर से कोशिश करें।",
  },
  kept: {
    faults: {
      blocked: "यह ब्राउज़र कुछ नहीं रखता: पेज बंद करते ही आपका लिखा चला जाएगा।",
      full: "इस ब्राउज़र में जगह नहीं बची: अब जो लिखेंगे वह पेज बंद करते ही चला जाएगा। कुछ हटाएँ, या बैकअप सहेजें।",
      newer: "दूसरे टैब में नया Tenpen है। इस टैब को फिर से लोड करें, ताकि आपका लिखा रखा जाए।",
    },
  },
  learn: {
    thatWasA: (digit) => `यह ${digit} था`,
    section: "आपकी लिखाई",
    hint: "ग़लत पढ़ा? जो अंक है उसे दबाएँ।",
    notANumber: "संख्या नहीं",
    byHand: "आपकी लिखाई से पढ़ा गया।",
    noted: (label) => (label === null ? "दर्ज हुआ: संख्या नहीं।" : `${label} के रूप में दर्ज हुआ।`),
    undo: "पहले जैसा करें",
    undone: "वापस ले लिया।",
    kept: (count) => (count === 0 ? "आपकी लिखाई" : plural(count, { one: "आपका #", other: "आपके #" })),
    about: "आपके सुधार इसी ब्राउज़र में रहते हैं और Tenpen को सिखाते हैं कि आप कैसे लिखते हैं।",
    exportAll: "फ़ाइल में सहेजें",
    importFile: "फ़ाइल से जोड़ें…",
    nothingNew: "फ़ाइल में कुछ नया नहीं था।",
    imported: (count) => `${number(count)} जोड़े गए।`,
    refused: (file, where) => `${file} नहीं ली गई: ${where} सुधार नहीं है।`,
    forgetAll: "सब भूल जाएँ",
    forgotten: (count) => `${number(count)} भुला दिए गए।`,
  },
  model: {
    section: "मॉडल",
    readsWith: (name) => `${name} से पढ़ता है`,
    own: "Tenpen के अपने मॉडल",
    ownNote: "इसकी जगह आपकी .keras, .h5, .onnx या .safetensors फ़ाइल पढ़ सकती है।",
    choose: "अपना इस्तेमाल करें…",
    opening: (name) => `${name} खुल रहा है…`,
    drop: "तस्वीर, लिखावट, मॉडल या बैकअप यहाँ छोड़ें",
    notLoaded: (name) => `${name} नहीं खुल सका। कनेक्शन जाँचें, फिर से कोशिश करें। फिर भी न हो तो पेज दोबारा लोड करें।`,
  },
  offline: {
    offline: "ऑफ़लाइन। कुछ नहीं बदलता।",
    newer: "नया संस्करण आ गया है।",
    reload: "फिर से लोड करें",
    later: "बाद में",
  },
  page: {
    title: "Tenpen हाथ से लिखी संख्याएँ पढ़ता है",
    name: "Tenpen",
    titled: (text) => `${text} · Tenpen`,
    pages: "पेज",
    routes: { draw: "लिखें", train: "सिखाएँ", inspect: "जाँचें" },
    promise: "आप जो लिखते या खोलते हैं, वह इस डिवाइस से बाहर नहीं जाता।",
    retry: "फिर से कोशिश करें",
    close: "बंद करें",
  },
  pictures: {
    open: "तस्वीर",
    notLoaded: "तस्वीरें लोड नहीं हो सकीं। कनेक्शन जाँचें, फिर से कोशिश करें।",
  },
  share: {
    title: "साझा करें",
    notLoaded: "यह लोड नहीं हो सका। कनेक्शन जाँचें, फिर से कोशिश करें।",
    opened: (count) => (count === 1 ? "लिखावट काग़ज़ पर है।" : `${count} में से पहली लिखावट काग़ज़ पर है, बाकी “पिछली” में हैं।`),
    nothingInIt: "इस बैकअप में कुछ नहीं है।",
    newerBackup: (file) => `${file} किसी नए Tenpen से बनी है। इस पेज को फिर से लोड करके इसे दोबारा खोलें।`,
    restored: (added) =>
      added === 0
        ? "इस बैकअप का सब कुछ यहाँ पहले से था।"
        : `बैकअप से वापस लाया गया: ${plural(added, { one: "# चीज़", other: "# चीज़ें" })}।`,
    unreadable: (file) => `${file} ख़राब है, या लिखावट नहीं है।`,
    notOpened: {
      data: (file) => `${file} ख़राब है, या बैकअप नहीं है। कुछ नहीं बदला गया।`,
      unsupported: (file) => `${file} में ऐसी कोई लिखावट नहीं जिसे Tenpen खोल सके।`,
      limit: (file) => `${file} बहुत बड़ी है।`,
    },
    linkOpened: "लिंक की लिखावट काग़ज़ पर है",
    linkDamaged: "यह लिंक ख़राब है: इसकी लिखावट पढ़ी नहीं जा सकती।",
    linkNotLoaded: "इस लिंक की लिखावट लोड नहीं हो सकी। कनेक्शन जाँचें, फिर इसे दोबारा खोलें।",
  },
  percent,
  lazy,
};
