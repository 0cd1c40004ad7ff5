/**
 * True for text that can stand in a field. Control characters and line ends would break the segment, and half of a
 * surrogate pair has no UTF-8: both are refused, never repaired.
 */
export function isWritable(text: string): boolean {
  return text.isWellFormed() && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text)
}
