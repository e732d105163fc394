// What a language has to say, by what English says: the compiler asks the others for what they lack.

/** The texts of the first load. */
export type Strings = Widened<typeof import("./en.ts")>;

/** Those that come with what needs them. */
export type LazyStrings = Widened<typeof import("./en/lazy.ts")>;

/** A language other than English, all in one. */
export type Translation = Strings & { readonly lazy: LazyStrings };

/** The same with any other texts. */
type Widened<T> = T extends string
  ? string
  : T extends (...args: infer Args) => infer Result
    ? (...args: Args) => Widened<Result>
    : { readonly [Key in keyof T]: Widened<T[Key]> };
