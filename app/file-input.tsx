import type { InputHTMLAttributes, Ref } from "preact";

export interface FileInputProps extends Pick<InputHTMLAttributes, "accept" | "multiple" | "aria-label"> {
  /** To be clicked by what opens it. */
  readonly input: Ref<HTMLInputElement>;
  /** At least one. */
  onFiles(files: readonly [File, ...File[]]): void;
}

/** Lets files be chosen, the same ones again as well. Without `accept` where iOS would grey out what it does not know. */
export function FileInput({ input, onFiles, ...attributes }: FileInputProps) {
  return (
    <input
      {...attributes}
      ref={input}
      type="file"
      hidden
      onChange={({ currentTarget }) => {
        const [first, ...others] = currentTarget.files!;
        currentTarget.value = ""; // so that the same file can be chosen again
        if (first) onFiles([first, ...others]);
      }}
    />
  );
}
