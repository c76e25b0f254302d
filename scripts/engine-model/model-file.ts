/**
 * Tesseract's network files (`lstm` of a traineddata): from the shipped form, whose weights are bytes with a scale for
 * each row, to the floating form that training can go on from.
 *
 * Tesseract refuses to go on training from its own fast models because they hold only bytes. But bytes and scales give
 * every weight back to within half a step, which is where training starts; at the end Tesseract makes bytes of them
 * again (`--convert_to_int`). The layout is that of Tesseract 5 (`WeightMatrix::Serialize`, `Network::Serialize`,
 * `LSTMRecognizer::Serialize`); anything unexpected is an error, never a guess.
 */

const INT8 = 1;
const DOUBLES = 128;
/** Bit of the recogniser's flags that says its weights are bytes. */
const INT_MODE = 1;
/** Bit of a network's flags that says a learning rate for each layer follows its parts. */
const RATES = 64;

/** From the recogniser's flags to its learning rate: three whole numbers, the null character's and Adam's. */
const LEARNING_RATE = 20;

const CONTAINERS = ['Series', 'Parallel', 'RTLReversed', 'TTBReversed', 'XYTranspose'];
const LSTMS = ['LSTM', 'SummLSTM'];
const ONE_MATRIX = ['Tanh', 'Softmax', 'Logistic', 'Relu', 'Linear'];

/** Places of the parts wanted here in a traineddata file (Tesseract's `TessdataType`). */
const PARTS = { network: 17, letters: 21 } as const;

/**
 * One part of a traineddata file: its network, or the list of letters it knows.
 * @throws Error when the file has no such part
 */
export function partOf(traineddata: Buffer, part: keyof typeof PARTS): Buffer {
  const entries = traineddata.readInt32LE(0);
  const offsets = Array.from({ length: entries }, (_, entry) => Number(traineddata.readBigInt64LE(4 + 8 * entry)));
  const start = offsets[PARTS[part]] ?? -1;
  if (start < 0) throw new Error(`no ${part} in this traineddata`);
  const end = Math.min(traineddata.length, ...offsets.filter((offset) => offset > start));
  return traineddata.subarray(start, end);
}

/** The single letters and signs a model can write; a line with any other cannot be learnt. */
export function lettersOf(traineddata: Buffer): Set<string> {
  const rows = partOf(traineddata, 'letters').toString('utf8').split('\n').slice(1);
  return new Set(rows.map((row) => row.split(' ')[0] ?? '').filter((sign) => [...sign].length === 1));
}

/**
 * The same network with floating weights.
 * @param file the `lstm` component of a traineddata
 * @param rate the learning rate of every layer from now on; the file holds what its own training ended with
 * @throws Error when the file is not a network of bytes as Tesseract 4 and 5 write it
 */
export function floatingModel(file: Buffer, rate: number): Buffer {
  const out: Buffer[] = [];
  let at = 0;
  const byte = (): number => file.readInt8(at++);
  const int = (): number => {
    at += 4;
    return file.readInt32LE(at - 4);
  };
  const text = (): string => {
    const length = int();
    if (length < 0 || length > 1000) throw new Error(`a name of ${length} letters at ${at}: not a network file`);
    at += length;
    return file.toString('latin1', at - length, at);
  };
  const copyFrom = (start: number): void => {
    out.push(file.subarray(start, at));
  };

  function matrix(): void {
    const mode = byte() & 0xff;
    if ((mode & INT8) === 0) throw new Error(`weights at ${at} are not bytes (mode ${mode})`);
    const [rows, columns] = [int(), int()];
    at += 1;
    const weights = file.subarray(at, at + rows * columns);
    at += rows * columns;
    const count = int();
    if (count < rows) throw new Error(`${rows} rows of weights, ${count} scales`);
    const scales = Array.from({ length: count }, (_, row) => file.readDoubleLE(at + 8 * row));
    at += 8 * count;
    const floating = Buffer.alloc(17 + 8 * rows * columns);
    floating.writeUInt8(DOUBLES, 0);
    floating.writeInt32LE(rows, 1);
    floating.writeInt32LE(columns, 5);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const place = row * columns + column;
        floating.writeDoubleLE(weights.readInt8(place) * (scales[row] ?? 0), 17 + 8 * place);
      }
    }
    out.push(floating);
  }

  function network(): void {
    const start = at;
    if (byte() !== 0) throw new Error(`a network without a name at ${start}`);
    const type = text();
    at += 2;
    const flags = int();
    at += 12;
    text();
    if (type === 'Input') at += 20;
    else if (type === 'Convolve' || type === 'Maxpool' || type === 'Reconfig') at += 8;
    else if (CONTAINERS.includes(type)) {
      const parts = int();
      copyFrom(start);
      for (let part = 0; part < parts; part++) network();
      if ((flags & RATES) === 0) return;
      const rates = at;
      const count = int();
      at += 4 * count;
      const renewed = Buffer.from(file.subarray(rates, at));
      for (let layer = 0; layer < count; layer++) renewed.writeFloatLE(rate, 4 + 4 * layer);
      out.push(renewed);
      return;
    } else if (LSTMS.includes(type)) {
      at += 4;
      copyFrom(start);
      for (let gate = 0; gate < 4; gate++) matrix();
      return;
    } else if (ONE_MATRIX.includes(type)) {
      copyFrom(start);
      matrix();
      return;
    } else throw new Error(`a part of the network that is not known here: ${type}`);
    copyFrom(start);
  }

  network();
  const tail = at;
  text();
  const rest = Buffer.from(file.subarray(tail));
  const flags = at - tail;
  rest.writeInt32LE(rest.readInt32LE(flags) & ~INT_MODE, flags);
  rest.writeFloatLE(rate, flags + LEARNING_RATE);
  out.push(rest);
  return Buffer.concat(out);
}
