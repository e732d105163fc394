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
