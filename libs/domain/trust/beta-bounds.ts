import quantile from '@stdlib/stats-base-dists-beta-quantile';

/** The 5 % and the 95 % quantile of a Beta distribution: nine times out of ten, the truth lies between. */
export interface BetaBounds {
  readonly lower: number;
  readonly upper: number;
}

/** The 95 % quantile of the standard normal distribution. */
const Z = 1.6448536269514722;
/** Up to this size of both parameters, the continued fraction is fast. */
const LARGEST = 10_000;

/**
 * The bounds of Beta(α, β), to at least twelve digits. Every point of every timeline has them, and they take
 * most of the time that a point takes, so the parameters that nearly all points have are served by a quick
 * way of our own, and the library serves the others. (The spec holds one against the other.)
 */
export function betaBounds(alpha: number, beta: number): BetaBounds {
  // Where one side weighs nothing, Beta shrinks to a point at its end; where neither does, anything goes.
  if (alpha <= 0 || beta <= 0)
    return { lower: beta <= 0 && alpha > 0 ? 1 : 0, upper: alpha <= 0 && beta > 0 ? 0 : 1 };
  if (alpha < 1 || beta < 1 || alpha > LARGEST || beta > LARGEST)
    return { lower: quantile(0.05, alpha, beta), upper: quantile(0.95, alpha, beta) };
  const logBeta = logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta);
  return {
    lower: invert(0.05, firstGuess(-Z, alpha, beta), alpha, beta, logBeta),
    upper: invert(0.95, firstGuess(Z, alpha, beta), alpha, beta, logBeta),
  };
}

/** Near the quantile that corresponds to a normal deviate, for α, β ≥ 1: Abramowitz and Stegun, 26.5.22. */
function firstGuess(deviate: number, alpha: number, beta: number): number {
  const left = 1 / (2 * alpha - 1);
  const right = 1 / (2 * beta - 1);
  const h = 2 / (left + right);
  const lambda = (deviate * deviate - 3) / 6;
  const w = (-deviate * Math.sqrt(h + lambda)) / h - (right - left) * (lambda + 5 / 6 - 2 / (3 * h));
  return alpha / (alpha + beta * Math.exp(2 * w));
}

/** Where the distribution function reaches p: Halley's method, kept between the bounds it has found. */
function invert(p: number, guess: number, alpha: number, beta: number, logBeta: number): number {
  let [low, x, high] = [0, guess, 1];
  for (let round = 0; round < 60; round += 1) {
    if (!(low < x && x < high)) x = (low + high) / 2;
    const power = Math.exp(alpha * Math.log(x) + beta * Math.log1p(-x) - logBeta);
    const reached =
      x < (alpha + 1) / (alpha + beta + 2)
        ? (power * continuedFraction(alpha, beta, x)) / alpha
        : 1 - (power * continuedFraction(beta, alpha, 1 - x)) / beta;
    if (reached > p) high = x;
    else low = x;
    const newton = ((reached - p) * x * (1 - x)) / power;
    const bend = newton * ((alpha - 1) / x - (beta - 1) / (1 - x));
    const step = newton / (1 - Math.min(1, bend) / 2);
    x -= step;
    // Each step has three times the right digits of the one before.
    if (Math.abs(step) <= 1e-9 * x) break;
  }
  return x;
}

/** Of the incomplete beta function, by Lentz's method: Numerical Recipes, 6.4. */
function continuedFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < LARGEST; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) <= 1e-15) break;
  }
  return fraction;
}

/** Lanczos' coefficients for g = 607/128: P. Godfrey, 2001. */
const LANCZOS = [
  57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202, 3.399464998481189e-5,
  4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125, -0.00021026444172410488,
  0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5, -2.6190838401581408e-5,
  3.6899182659531625e-6,
] as const;

/** The natural logarithm of Γ(x), for x ≥ 1. */
function logGamma(x: number): number {
  let sum = 0.9999999999999971;
  for (let index = 0; index < LANCZOS.length; index += 1) sum += (LANCZOS[index] ?? 0) / (x + index + 1);
  const t = x + 607 / 128 + 0.5;
  return (x + 0.5) * Math.log(t) - t + Math.log((2.5066282746310007 * sum) / x);
}
