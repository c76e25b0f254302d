/**
 * The inside of one engine's thread: Tesseract as WebAssembly, driven by tesseract.js's own worker script.
 *
 * Promises: it never fetches anything, because it is given no way to (`fetch` and the language cache of the adapter are
 * absent: language data arrives as bytes in a message). Answers carry words only, not the megabyte of JSON per page
 * that the script would send.
 */
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import worker from 'tesseract.js/src/worker-script/index.js';
import getCore from 'tesseract.js/src/worker-script/node/getCore.js';
import gunzip from 'tesseract.js/src/worker-script/node/gunzip.js';

// Linux gives a priority to each thread, so the reading may yield to the people at the screen while the station does
// not. On Windows and macOS the same call would slow the whole process: there whoever starts the station decides.
if (process.platform === 'linux') setPriority(0, 10);

const port = parentPort;
if (port === null) throw new Error('tesseract-thread.ts runs as a worker thread only');

worker.setAdapter({ getCore, gunzip });

port.on('message', (packet) => {
  worker.dispatchHandlers(packet, (answer) => {
    if (answer.status !== 'progress') port.postMessage(answer);
  });
});
