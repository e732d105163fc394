"""Reads the pictures in a list with RapidOCR and prints what it reads of each, a JSON string a line."""

import json
import sys

from rapidocr_onnxruntime import RapidOCR

engine = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
with open(sys.argv[1]) as list_file:
    files = list_file.read().splitlines()
for file in files:
    # Of a cell, finding the text first loses most.
    if sys.argv[2] == "characters":
        result, _ = engine(file, use_det=False, use_cls=False)
        print(json.dumps("".join(text for text, _ in result or [])))
    else:
        result, _ = engine(file)
        print(json.dumps(" ".join(text for _, text, _ in result or [])))
