import { z } from 'zod'

/**
 * What may stand in an element: the basic and extended character sets, without our four delimiters `* : ~ ^`. X12 has
 * no escape, so a delimiter in a value is refused. Source: ASC X12 005010X222, appendix B.1.1.2.
 */
const TEXT = /^[A-Za-z0-9 !"&'()+,\-./;?=%@[\]_{}\\|<>#$]*$/

export function isX12Text(text: string): boolean {
  return TEXT.test(text)
}

/** A text of the interface sheet that will stand in an element. */
export const x12Text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(TEXT, 'Letters, digits and simple punctuation only, none of * : ~ ^')
    .refine(text => text === text.trim(), 'No space before or after')

export const digits = (min: number, max = min) =>
  z
    .string()
    .regex(new RegExp(`^\\d{${min},${max}}$`), min === max ? `${min} digits` : `${min} to ${max} digits`)
