import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { fileKind } from "./file-kind.ts";

const root = join(import.meta.dirname, "..");
const text = (content: string) => new TextEncoder().encode(content);

it.each<[string | undefined, Uint8Array]>([
  ["an empty file", new Uint8Array()],
  ["gzip", gzipSync("{}")],
  ["a zip archive", readFileSync(join(root, "test/golden/keras/reshape.keras"))],
  ["HDF5", readFileSync(join(root, "test/golden/keras/reshape.h5"))],
  ["safetensors", readFileSync(join(root, "models/ink.safetensors"))],
  ["IDX", Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1)],
  ["little-endian IDX", Uint8Array.of(3, 8, 0, 0, 1, 0, 0, 0)],
  ["a PNG picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
  ["a BMP picture", Uint8Array.of(0x42, 0x4d, 200, 1, 0, 0, 0, 0, 0, 0, 54, 0)],
  ["a pickle of Python", Uint8Array.of(0x80, 4, 0x95, 11, 0, 0, 0, 0, 0, 0, 0, 0x7d)],
  ["what may be ONNX", Uint8Array.of(8, 10, 18, 7, 112, 121)],
  ["binary data", Uint8Array.of(0, 0, 0, 0)],
  ["text in UTF-16", Uint8Array.of(0xff, 0xfe, 0x7b, 0)],
  ["a Git LFS pointer, not the file", text("version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 421136\n")],
  ["HTML, maybe a page that says what went wrong", text("\n<!DOCTYPE html>\n<title>404</title>")],
  ["InkML", text('<?xml version="1.0"?>\n<ink xmlns="http://www.w3.org/2003/InkML">')],
  ["JSON", readFileSync(join(root, "package.json"))],
  ["JSON", text('[{"strokes":[]}]')],
  ["CSV", text("label,pixel0,pixel1\n5,0,0\n")],
  ["CSV", text(`5${",0".repeat(784)}`)],
  ["UNIPEN", text(".VERSION 1.0\n")],
  [undefined, text("# Tenpen\n")],
  [undefined, text("Dear reader, this is a letter, not a table, of three commas")],
  [undefined, text("{a b}")],
])("%j", (kind, bytes) => expect(fileKind(bytes)).toBe(kind));
