import { fault, TenpenError } from "../../../errors.ts";
import { type JpegFrame, jpegFrame, jpegMark, jpegSegments } from "../../../picture/file/jpeg-segments.ts";
import { orientationOf } from "./exif.ts";

/** What stands in a JPEG file beside its pixels. */
export interface JpegHeader extends JpegFrame {
  /** As `orientationOf` gives it. */
  readonly orientation: number;
}

/** A pixel is gone over in each scan; files that are not made to take long have about ten. */
const mostScans = 100;

/** @throws TenpenError for a JPEG file that is not whole, or would take long. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  let orientation = 1;
  let frame: JpegFrame | undefined;
  let scans = 0;
  for (const segment of jpegSegments(bytes)) {
    const { code, content } = segment;
    if (code === jpegMark.end) {
      if (!frame) throw new TenpenError("data", "JPEG", "must tell its size", "none");
      return { ...frame, orientation };
    }
    if (code === jpegMark.exif) orientation = orientationOf(content) ?? orientation;
    if (code === jpegMark.scan && ++scans > mostScans) {
      throw fault("limit", "JPEG", `must have at most ${mostScans} scans`, "more");
    }
    frame ??= jpegFrame(segment);
  }
  throw new TenpenError("data", "JPEG", "must be whole", "only its beginning");
}
