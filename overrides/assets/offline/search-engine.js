// In the edition for memory sticks the engine is part of the one script: no browser imports a module from a folder.

import * as engine from "../../pagefind.js";

/** The engine's module. */
export async function loadEngine() {
  return engine;
}
