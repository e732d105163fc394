/** A public set of ink: where it comes from, and how its file is known. */
export interface PublicSet {
  /** What it is called in the data folder. */
  readonly file: string;
  /** SHA-256 of that file. */
  readonly sha256: string;
  /** Who made it, and where it is described. */
  readonly source: string;
  readonly licence: string;
  /** Where the file is published; missing where it was converted from what is published. A `.Z` is unpacked. */
  readonly url?: string;
}

/** The ink that our models are trained on. MNIST comes by itself, see `loadMnist`. */
export const publicSets = {
  /** 7,494 digits by 30 writers. */
  pendigits: {
    file: "pendigits-orig.tra",
    sha256: "a66225d68d7d68591e62944df1ad33b3f5aa608e2df2505844b41f5568a80da4",
    source:
      "Alpaydin and Alimoglu 1998, Pen-Based Recognition of Handwritten Digits, https://archive.ics.uci.edu/dataset/81",
    licence: "CC BY 4.0",
    url: "https://archive.ics.uci.edu/ml/machine-learning-databases/pendigits/pendigits-orig.tra.Z",
  },
  /** 800 digits by 40 writers: those of the writers W01 to W40. */
  uji: {
    file: "uji-w01-w40.ink.jsonl",
    sha256: "2eff6fe7b028918b10bfec43c100ee734fe758de04ff30163f8667a8cb6f3c39",
    source: "Llorens et al. 2008, UJI Pen Characters (Version 2), https://archive.ics.uci.edu/dataset/175",
    licence: "CC BY 4.0",
  },
  /** 1,780 drawings of characters of five alphabets that look like no digit. */
  omniglot: {
    file: "omniglot-small1-nondigit.ink.jsonl",
    sha256: "3c7367606f9022b5637371f9c01d106d262f8b92e1a995c824c81ef8a2023db1",
    source: "Lake et al. 2015, Omniglot, images_background_small1, https://github.com/brendenlake/omniglot",
    licence: "MIT",
  },
} satisfies Readonly<Record<string, PublicSet>>;

export type PublicSetName = keyof typeof publicSets;

/** A public set as it is published, in a format of its own that is read as it is. */
export interface OriginalSet {
  /** The file or folder of it in the data folder. */
  readonly path: string;
  /** What is in it. */
  readonly content: string;
  /** How it comes there. */
  readonly obtain: string;
  /** Who made it, and where it is described. */
  readonly source: string;
  readonly licence: string;
  /** Where it is published. */
  readonly url: string;
  /** SHA-256 of the file at the URL; missing where we have not had that file. */
  readonly sha256?: string;
}

/** Sets that `readOriginalSet` reads. */
export const originalSets = {
  unipen: {
    path: "unipen",
    content: "data/1a digits, 1b capitals, 1c small letters, 1d symbols, 7 and 8 words and texts; include, their ink",
    obtain: "unpack the archive, so that its folders data and include are in unipen",
    source:
      "UNIPEN train_r01_v07, International Unipen Foundation 1999; Guyon et al. 1994, UNIPEN project of on-line data exchange and recognizer benchmarks, https://doi.org/10.5281/zenodo.1195803",
    // The compact disc of 1999 was for research, and not to be distributed for commercial purposes.
    licence: "CC BY 4.0",
    url: "https://zenodo.org/records/1195803",
  },
  uji: {
    path: "ujipenchars2.txt",
    content: "11,640 characters by 60 writers, 1,200 digits among them",
    obtain: "take the file out of the archive",
    source: "Llorens et al. 2008, UJI Pen Characters (Version 2), https://archive.ics.uci.edu/dataset/175",
    licence: "CC BY 4.0",
    url: "https://archive.ics.uci.edu/dataset/175/uji+pen+characters+version+2",
  },
  omniglot: {
    path: "strokes_background_small1",
    content: "characters of five alphabets: Balinese, Early_Aramaic, Greek, Korean, Latin",
    obtain: "unpack the archive",
    source: "Lake et al. 2015, Omniglot, https://github.com/brendenlake/omniglot",
    licence: "MIT",
    url: "https://github.com/brendenlake/omniglot/raw/master/python/strokes_background_small1.zip",
  },
} satisfies Readonly<Record<string, OriginalSet>>;

/** Photographs that models learn from. */
export const pictureSets = {
  sudoku: {
    path: "sudoku",
    content:
      "cells-train and cells-validation: a folder for each digit, and blank, candidates; photos: whole ones, with their text",
    obtain: "cut the cells out of the photographs, into folders of what they show",
    source: "AlexKubiesa/sudoku-scanner: sudokus in print and pencil, photographed with two phones",
    licence: "MIT",
    url: "https://github.com/AlexKubiesa/sudoku-scanner",
  },
} satisfies Readonly<Record<string, OriginalSet>>;

export type OriginalSetName = keyof typeof originalSets;

/** Parts of UNIPEN that models learn from, without whatever may be taken for a digit, or is none for some hands. */
export const unipenParts = {
  /** Digits, but for wrong labels. */
  unipen: { folders: ["data/1a"], characters: "0123456789" },
  /** Letters that look like no digit. */
  "unipen-letters": { folders: ["data/1b", "data/1c"], characters: "AEFHKMNPRUVWXadefhkmnprtuvwx" },
  /** Point, comma and minus, and symbols that look like none of them, nor like a digit. */
  "unipen-symbols": { folders: ["data/1d"], characters: '.,-;:#%*+=[]{}<>"@' },
} as const;

export type UnipenPartName = keyof typeof unipenParts;

/** The sets of ink that a recipe can name. */
export type InkSetName = PublicSetName | UnipenPartName;

export const inkSetNames = [...Object.keys(publicSets), ...Object.keys(unipenParts)] as InkSetName[];
