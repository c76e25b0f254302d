/** The parts of tesseract.js's worker script that tesseract-thread.ts uses; the package has no types for them. */
declare module 'tesseract.js/src/worker-script/index.js' {
  type Answer = { jobId: string; action: string; status: 'resolve' | 'reject' | 'progress'; data: unknown };
  const script: {
    setAdapter(adapter: { getCore: unknown; gunzip: unknown }): void;
    dispatchHandlers(packet: unknown, send: (answer: Answer) => void): void;
  };
  export default script;
}
declare module 'tesseract.js/src/worker-script/node/getCore.js' {
  const getCore: unknown;
  export default getCore;
}
declare module 'tesseract.js/src/worker-script/node/gunzip.js' {
  const gunzip: unknown;
  export default gunzip;
}
