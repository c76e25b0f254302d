/** Papers for tests, printed with the library and the typeface at hand; every word on them is invented. */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const TYPEFACE = fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'));

/** A run of lines; left and top in pixels. */
export type Print = { readonly text: string; readonly left: number; readonly top: number; readonly size?: number };

export type PaperOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly dpi?: number;
  readonly paper?: string;
  readonly ink?: string;
};

/** A sheet with what is printed on it, as PNG; A5 at 200 dpi unless told otherwise. */
export async function print(prints: readonly Print[], options: PaperOptions = {}): Promise<Buffer> {
  const { width = 1165, height = 1654, dpi = 200, paper = '#ffffff', ink = '#000000' } = options;
  const lines = await Promise.all(
    prints.map(async ({ text, left, top, size = 13 }) => ({
      input: await sharp({
        text: {
          text: `<span foreground="${ink}">${text}</span>`,
          font: `Tinos ${size}`,
          fontfile: TYPEFACE,
          dpi,
          rgba: true,
          spacing: 12,
        },
      })
        .png()
        .toBuffer(),
      left,
      top,
    })),
  );
  return sharp({ create: { width, height, channels: 3, background: paper } })
    .composite(lines)
    .withMetadata({ density: dpi })
    .png()
    .toBuffer();
}

export const PROSE = [
  'Căn cứ Luật Tổ chức chính quyền địa phương;',
  'Theo đề nghị của Chánh Văn phòng tại Tờ trình số 15;',
  'Điều 1. Thành lập Tổ công tác thực hiện nhiệm vụ;',
  'Điều 2. Tổ công tác có trách nhiệm tổ chức thực hiện;',
  'Điều 3. Quyết định này có hiệu lực kể từ ngày ký;',
  'Văn phòng và các cơ quan có liên quan thi hành.',
].join('\n');
