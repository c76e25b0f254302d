/**
 * Products of matrices, the bulk of training, four numbers at a time: a small WebAssembly routine written out here as
 * text and assembled by `wabt`. Plain JavaScript took eight times as long. Results are the same on every machine:
 * WebAssembly fixes the rounding of each step and their order is ours.
 */
import wabt from 'wabt';

export type Matrices = {
  /** Numbers that the routine can reach; never given back. */
  numbers(count: number): Float32Array;
  /**
   * c = a · b, or c += a · b. a is rows × inner with any strides (so it may be taken transposed), b is inner × columns
   * and c rows × columns, both row by row. Columns are a multiple of 8.
   */
  multiply(
    sizes: { readonly rows: number; readonly inner: number; readonly columns: number },
    a: { readonly at: Float32Array; readonly row: number; readonly column: number },
    b: Float32Array,
    c: Float32Array,
    add?: boolean,
  ): void;
};

const PAGE = 65_536;

export async function openMatrices(megabytes: number): Promise<Matrices> {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((megabytes * 1024 * 1024) / PAGE) });
  const assembler = await wabt();
  const parsed = assembler.parseWat('multiply.wat', routine(), { simd: true });
  const { buffer } = parsed.toBinary({});
  const { instance } = await WebAssembly.instantiate(new Uint8Array(buffer), { station: { memory } });
  const multiply = instance.exports.multiply as (...args: number[]) => void;
  let next = 64;
  return {
    numbers(count) {
      const view = new Float32Array(memory.buffer, next, count);
      next += Math.ceil((count * 4) / 64) * 64;
      return view;
    },
    multiply({ rows, inner, columns }, a, b, c, add = false) {
      multiply(rows, columns, inner, a.at.byteOffset, a.row * 4, a.column * 4, b.byteOffset, c.byteOffset, add ? 1 : 0);
    },
  };
}

/** Rows of c in blocks of 4 (then single ones), columns in blocks of 8: sums stay in registers while `inner` runs. */
function routine(): string {
  const block = (rows: number): string => {
    const each = <T>(make: (row: number, half: number) => T): T[] =>
      Array.from({ length: rows * 2 }, (_, i) => make(Math.floor(i / 2), i % 2));
    const cAt = (row: number): string =>
      row === 0 ? '(local.get $cp)' : `(i32.add (local.get $cp) (i32.mul (local.get $wide) (i32.const ${row})))`;
    return `
      ${each((r, h) => `(local.set $s${r}${h} (if (result v128) (local.get $add) (then (v128.load offset=${16 * h} ${cAt(r)})) (else (v128.const f32x4 0 0 0 0))))`).join('\n')}
      (local.set $ap (i32.add (local.get $a) (i32.mul (local.get $i) (local.get $ars))))
      (local.set $bp (i32.add (local.get $b) (i32.shl (local.get $j) (i32.const 2))))
      (local.set $k (local.get $inner))
      (loop $sum
        (local.set $b0 (v128.load (local.get $bp)))
        (local.set $b1 (v128.load offset=16 (local.get $bp)))
        (local.set $aq (local.get $ap))
        ${Array.from(
          { length: rows },
          (_, r) => `
        (local.set $v (v128.load32_splat (local.get $aq)))
        (local.set $s${r}0 (f32x4.add (local.get $s${r}0) (f32x4.mul (local.get $v) (local.get $b0))))
        (local.set $s${r}1 (f32x4.add (local.get $s${r}1) (f32x4.mul (local.get $v) (local.get $b1))))
        ${r + 1 < rows ? '(local.set $aq (i32.add (local.get $aq) (local.get $ars)))' : ''}`,
        ).join('')}
        (local.set $ap (i32.add (local.get $ap) (local.get $acs)))
        (local.set $bp (i32.add (local.get $bp) (local.get $wide)))
        (br_if $sum (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
      ${each((r, h) => `(v128.store offset=${16 * h} ${cAt(r)} (local.get $s${r}${h}))`).join('\n')}`;
  };
  const columns = (rows: number): string => `
      (local.set $j (i32.const 0))
      (local.set $cp (i32.add (local.get $c) (i32.mul (local.get $i) (local.get $wide))))
      (loop $next_columns
        ${block(rows)}
        (local.set $cp (i32.add (local.get $cp) (i32.const 32)))
        (local.set $j (i32.add (local.get $j) (i32.const 8)))
        (br_if $next_columns (i32.lt_u (local.get $j) (local.get $columns))))
      (local.set $i (i32.add (local.get $i) (i32.const ${rows})))`;
  const sums = Array.from({ length: 4 }, (_, r) => `(local $s${r}0 v128) (local $s${r}1 v128)`).join(' ');
  return `(module
    (import "station" "memory" (memory 1))
    (func (export "multiply") (param $rows i32) (param $columns i32) (param $inner i32) (param $a i32) (param $ars i32)
      (param $acs i32) (param $b i32) (param $c i32) (param $add i32)
      (local $i i32) (local $j i32) (local $k i32) (local $ap i32) (local $aq i32) (local $bp i32) (local $cp i32)
      (local $wide i32) (local $v v128) (local $b0 v128) (local $b1 v128) ${sums}
      (local.set $wide (i32.shl (local.get $columns) (i32.const 2)))
      (block $fours_done
        (loop $fours
          (br_if $fours_done (i32.gt_u (i32.add (local.get $i) (i32.const 4)) (local.get $rows)))
          ${columns(4)}
          (br $fours)))
      (block $ones_done
        (loop $ones
          (br_if $ones_done (i32.ge_u (local.get $i) (local.get $rows)))
          ${columns(1)}
          (br $ones)))))`;
}
