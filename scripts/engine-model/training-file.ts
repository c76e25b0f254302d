/**
 * Training files of Tesseract (`.lstmf`): lines of text as pictures, each with what it says. Written directly, because
 * the way through `tesseract … lstm.train` starts a process for each line.
 *
 * Layout: Tesseract 5, `DocumentData::SaveDocument` and `ImageData::Serialize`.
 */
export type TrainingLine = {
  /** PNG, grey. */
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
  readonly text: string;
};

const int = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const counted = (bytes: Buffer): Buffer => Buffer.concat([int(bytes.length), bytes]);

function box(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeInt16LE(width, 4);
  bytes.writeInt16LE(height, 6);
  return bytes;
}

/** The bytes of one `.lstmf` file. */
export function trainingFile(lines: readonly TrainingLine[]): Buffer {
  const parts = lines.map(({ png, width, height, text }, index) => {
    const words = Buffer.from(text.normalize('NFC'), 'utf8');
    return Buffer.concat([
      Buffer.from([1]),
      counted(Buffer.alloc(0)),
      int(index),
      counted(png),
      counted(Buffer.alloc(0)),
      counted(words),
      int(1),
      box(width, height),
      int(1),
      counted(words),
      Buffer.from([0]),
    ]);
  });
  return Buffer.concat([int(lines.length), ...parts]);
}
