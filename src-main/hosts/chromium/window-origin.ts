/** A name that never has an address (RFC 2606, section 2): every request to it is answered from disk. */
export const WINDOW_ORIGIN = 'https://chargemark.invalid'
