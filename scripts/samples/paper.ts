/**
 * What a sample paper is before it is set: the words of its zones, in the order and manner of the office that would
 * have issued it, and the description an archivist would give it. The gold figures are made from nothing else.
 *
 * Inline marks in any text: `**bold**`, `__italic__`, and `{86}` for what somebody wrote by hand into the gap.
 */

/** Names of the ground truth's fields as they stand in gold/fields/*.json. */
export type GoldFields = {
  readonly loai_van_ban: string;
  readonly so: string | null;
  readonly ky_hieu: string | null;
  readonly so_ky_hieu: string | null;
  readonly ngay: string;
  readonly dia_danh: string | null;
  readonly co_quan_cap_tren: string | null;
  readonly co_quan_ban_hanh: string | null;
  readonly trich_yeu: string | null;
  readonly quyen_han_chuc_vu: string | null;
  readonly nguoi_ky: string;
  readonly do_khan?: string;
};

export type Paragraph =
  /** Justified, first line indented. `keep` sets it flush left. */
  | { readonly text: string; readonly keep?: true }
  | { readonly centred: string }
  /** Rows of cells; the first row is the head. Widths are shares of the measure. */
  | { readonly table: readonly (readonly string[])[]; readonly widths: readonly number[] };

/** How a letterhead's last line is closed. */
export type Closing = 'rule' | 'long-rule' | 'dashes' | 'star' | 'none';

export type Paper = {
  readonly id: string;
  /** Code of the dossier it lies in: the folder's name. */
  readonly dossier: string;
  /** File name with its ending. */
  readonly file: string;
  /** One sentence for the README: what this sample is for. */
  readonly purpose: string;
  readonly machine: 'printer' | 'typewriter';
  /** Body size in points; line spacing as a multiple of it. */
  readonly size: number;
  readonly leading: number;
  readonly left: { readonly lines: readonly string[]; readonly closing: Closing; readonly below: readonly string[] };
  readonly right: { readonly lines: readonly string[]; readonly closing: Closing; readonly below: readonly string[] };
  /** Red or typed urgency stamp under the letterhead. */
  readonly urgency?: string;
  readonly title?: { readonly lines: readonly string[]; readonly closing: Closing };
  /** `Kính gửi:` and its receivers, one a line. */
  readonly to?: readonly string[];
  readonly body: readonly Paragraph[];
  readonly recipients: readonly string[];
  readonly sign: {
    /** A line of its own above the signature: place and date of a petition. */
    readonly dated?: string;
    readonly lines: readonly string[];
    readonly name: string;
    /** Text round the stamp; none for a petition. */
    readonly stamp?: string;
    /** A second signature at the left (secretary of a meeting). */
    readonly beside?: { readonly lines: readonly string[]; readonly name: string };
  };
  readonly gold: GoldFields;
  readonly written: { readonly so: boolean; readonly day: boolean };
  readonly sheet: Sheet;
};

/** How the paper looks and how it was scanned. */
export type Sheet = {
  readonly output:
    | 'jpeg'
    | 'jpeg-turned'
    | 'png-grey'
    | 'tiff-g4'
    | 'tiff-jpeg'
    | 'pdf-scan'
    | 'pdf-signed-scan'
    | 'pdf-born-digital';
  readonly dpi: number;
  readonly colour: 'colour' | 'grey' | 'bilevel';
  /** Red, green, blue of the bare paper under the lamp. */
  readonly paper: readonly [number, number, number];
  /** Degrees, positive = lines fall to the right; one a page, the last repeated. */
  readonly skew: readonly number[];
  /** Standard deviation of the optics in pixels. */
  readonly blur: number;
  /** Standard deviation of the sensor's noise in grey levels. */
  readonly noise: number;
  /** How much darker the darkest region of the sheet is, 0…1. */
  readonly shade: number;
  /** How dark the ink is, 0…1. */
  readonly ink: number;
  /** Specks of dust a page. */
  readonly specks: number;
  /** JPEG quality. */
  readonly quality: number;
  /** Strength with which the other side shows, 0…1. */
  readonly showThrough?: number;
  /** The back of the last sheet was scanned too and is blank but for show-through. */
  readonly blankBack?: true;
  readonly punched?: true;
};
