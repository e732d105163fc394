import { TenpenError } from "../errors.ts";

// What some formats need besides. These are optional peers of the package: whoever wants the format installs them. Bundlers
// leave an import with a `catch` to run time where there is no such package.

/** For the archives of `.keras`. @throws TenpenError where it is not installed. */
export const loadFflate = () => import("fflate").catch(missing("fflate", "fflate h5wasm"));

/** For `.keras` and `.h5`. @throws TenpenError where it is not installed. */
export const loadH5wasm = () => import("h5wasm").catch(missing("h5wasm", "fflate h5wasm"));

/** For ONNX. @throws TenpenError where it is not installed. */
export const loadPbf = () => import("pbf").catch(missing("pbf", "pbf"));

/** @param all what the format needs together. */
function missing(name: string, all: string): (error: unknown) => never {
  return (error) => {
    // On a page it is a file that could not be fetched.
    if ((error as { code?: unknown }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    const rule = `must be installed for this format (npm install ${all})`;
    throw new TenpenError("unsupported", name, rule, "none", { cause: error });
  };
}
