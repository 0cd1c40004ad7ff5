/** The paths of the fonts that pdfmake brings, by face. Its types do not name the file. */
declare module 'pdfmake/fonts/Roboto.js' {
  const fonts: {
    readonly Roboto: {
      readonly normal: string
      readonly bold: string
      readonly italics: string
      readonly bolditalics: string
    }
  }
  export default fonts
}
