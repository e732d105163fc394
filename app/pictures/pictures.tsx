import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { pictureKind } from "../../src/picture/file/picture-kind.ts";
import type { PageProps } from "../feature.ts";
import { offerFiles, useFileTaker } from "../file-takers.ts";
import { strings } from "../strings/strings.ts";
import { suitsPictures } from "./suits-pictures.ts";
import type { Pictures as OpenPictures } from "./use-pictures.ts";

export interface PicturesProps extends PageProps {
  readonly pictures: OpenPictures;
  /** The paper, told whether it is what is seen. It stays as it is while pictures lie in its place. */
  children(shown: boolean): ComponentChildren;
}

/** Takes pictures, however they come, and shows them in the paper's place. What does that is loaded when there is one. */
export function Pictures({ pictures, client, announce, shown, children }: PicturesProps) {
  const [view, setView] = useState<typeof import("./picture-view.tsx")>();
  const [hasFailed, setFailed] = useState(false);
  const { isOpen, files, told, round, open, leave, close } = pictures;
  const passed = () => {
    setFailed(false);
    pictures.passed();
  };
  useFileTaker({
    suits: (head, file, heads) => suitsPictures(head, file, isOpen || heads.some(pictureKind)),
    take: (file) => open([file]),
    passed,
  });

  useLayoutEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const pasted = [...event.clipboardData!.files];
      if (pasted.length === 0) return;
      event.preventDefault();
      void offerFiles(pasted);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);

  useEffect(() => {
    if (!isOpen || view) return;
    setFailed(false);
    import("./picture-view.tsx").then(setView, () => {
      setFailed(true);
      close();
    });
  }, [isOpen, view]);

  const isSeen = isOpen && view !== undefined;
  const onLeave = () => {
    leave();
    announce("");
    // It is seen again, once this is rendered, and so is the paper, below which the button is on a phone.
    requestAnimationFrame(() => {
      document.getElementById("picture-button")?.focus({ preventScroll: true });
      scrollTo(0, 0);
    });
  };
  return (
    <>
      {hasFailed && <p role="alert">{strings.pictures.notLoaded}</p>}
      <div hidden={isSeen}>{children(shown && !isSeen)}</div>
      {view && (isOpen || files.length > 0) && (
        <div hidden={!isSeen}>
          <view.PictureView
            files={files}
            told={told}
            round={round}
            // A picture may carry ink, which is for another.
            onFiles={offerFiles}
            onStill={open}
            onLeave={onLeave}
            client={client}
            announce={announce}
            shown={shown && isSeen}
          />
        </div>
      )}
    </>
  );
}
