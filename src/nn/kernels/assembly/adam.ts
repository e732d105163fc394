/** Two float32 as float64. */
// @ts-ignore: decorator
@inline
function load2(x: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(x));
}

// @ts-ignore: decorator
@inline
function store2(x: usize, values: v128): void {
  v128.store64_lane(x, f32x4.demote_f64x2_zero(values), 0);
}

/** A step of Adam in float64, operation by operation that of the reference, so with the same bits. */
export function adam(
  weights: usize,
  gradient: usize,
  first: usize,
  second: usize,
  decays: usize,
  length: i32,
  rate: f64,
  decayFactor: f64,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
): void {
  for (let end = weights + (<usize>length << 2); weights < end; weights += 8, gradient += 8, first += 8, second += 8, decays += 8) {
    const g = load2(gradient);
    const m0 = load2(first);
    const v0 = load2(second);
    const m = f64x2.add(m0, f64x2.mul(f64x2.sub(g, m0), f64x2.splat(1 - beta1)));
    const v = f64x2.add(v0, f64x2.mul(f64x2.sub(f64x2.mul(g, g), v0), f64x2.splat(1 - beta2)));
    store2(first, m);
    store2(second, v);
    const factor = v128.bitselect(f64x2.splat(decayFactor), f64x2.splat(1), f64x2.ne(load2(decays), f64x2.splat(0)));
    const change = f64x2.div(f64x2.mul(f64x2.splat(rate), m), f64x2.add(f64x2.sqrt(v), f64x2.splat(epsilon)));
    store2(weights, f64x2.sub(f64x2.mul(load2(weights), factor), change));
  }
}
