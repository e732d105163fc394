import { formatsIn } from "../formats-in.ts";

export const { number, plural } = formatsIn("en");
