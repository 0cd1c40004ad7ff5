/** `dollars(123450)` is `$1,234.50`, the same on every computer: it stands in what is signed. Cents, not negative. */
export function dollars(cents: number): string {
  const whole = String(Math.floor(cents / 100)).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `$${whole}.${String(cents % 100).padStart(2, '0')}`
}
