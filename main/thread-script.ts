/**
 * Where the script of a worker thread or a child process lies: beside the module that starts it, with that module's own
 * ending. The sources run as they are (.ts) and built (.js), and the compiler rewrites imports only.
 */
import { extname } from 'node:path';

/**
 * @param name relative to the module, without an ending: `./reader-worker`
 * @param module the `import.meta.url` of the module that starts it
 */
export const threadScript = (name: string, module: string): URL =>
  new URL(`${name}${extname(new URL(module).pathname)}`, module);
