import { notInstalled } from "../errors.ts";

// What some formats need besides. These are optional peers of the package: whoever wants the format installs them. Bundlers
// leave an import with a `catch` to run time where there is no such package.

/** For the archives of `.keras`. @throws TenpenError where it is not installed. */
export const loadFflate = () => import("fflate").catch(notInstalled("fflate", "fflate h5wasm"));

/** For `.keras` and `.h5`. @throws TenpenError where it is not installed. */
export const loadH5wasm = () => import("h5wasm").catch(notInstalled("h5wasm", "fflate h5wasm"));

/** For ONNX. @throws TenpenError where it is not installed. */
export const loadPbf = () => import("pbf").catch(notInstalled("pbf"));
