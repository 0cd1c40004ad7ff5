import { z } from 'zod'
import { policySchema } from '#shared/contract/policy.ts'
import { POLICY_KEY } from '#main/ports/registry-policy.ts'
import { OWN_WORDS, SETTING_WORDS } from './policy-words.ts'

/** A value that group policy can set: its name in the registry, its words, and what the schema says of it. */
type Item = {
  readonly name: string
  readonly title: string
  readonly help: string
  readonly shape:
    | { readonly kind: 'flag' }
    | { readonly kind: 'lines' }
    | { readonly kind: 'text' }
    | { readonly kind: 'choice'; readonly values: readonly string[] }
}

/** The files that administrators get, by their place under `resources/policy`: made from the schema and nothing else. */
export function policyTemplates(): Readonly<Record<string, string>> {
  const items = listItems()
  return {
    'policy.schema.json': `${JSON.stringify(z.toJSONSchema(policySchema, { io: 'input' }), null, 2)}\n`,
    'chargemark.admx': admx(items),
    'en-US/chargemark.adml': adml(items),
  }
}

function listItems(): readonly Item[] {
  const { keyStore, training, settings } = policySchema.shape
  const own = [
    { name: 'keyStore', ...OWN_WORDS.keyStore, shape: shapeOf(keyStore.unwrap()) },
    { name: 'training', ...OWN_WORDS.training, shape: shapeOf(training.unwrap()) },
  ]
  const fields: Readonly<Record<string, z.ZodType>> = settings.unwrap().shape
  const named = Object.entries(SETTING_WORDS).map(([name, words]) => {
    const field = fields[name]
    if (field === undefined) throw new Error(`The policy has no setting ${name}.`)
    return { name, ...words, shape: shapeOf(field) }
  })
  return [...own, ...named]
}

function shapeOf(field: z.ZodType): Item['shape'] {
  const bare = field instanceof z.ZodOptional ? field.unwrap() : field
  if (bare instanceof z.ZodBoolean) return { kind: 'flag' }
  if (bare instanceof z.ZodArray) return { kind: 'lines' }
  if (bare instanceof z.ZodEnum) return { kind: 'choice', values: bare.options.map(String) }
  if (bare instanceof z.ZodString) return { kind: 'text' }
  throw new Error('Group policy has no form for a setting of this kind.')
}

// Source: Microsoft, Administrative Template File (ADMX) schema 1.0: a policy with elements writes the registry values
// they name; multiText writes lines as REG_MULTI_SZ.
function admx(items: readonly Item[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="chargemark" namespace="Chargemark.Policies" />
    <using prefix="windows" namespace="Microsoft.Policies.Windows" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <categories>
    <category name="chargemark" displayName="$(string.chargemark)" />
  </categories>
  <policies>
${items.map(policyXml).join('\n')}
  </policies>
</policyDefinitions>
`
}

function policyXml({ name, shape }: Item): string {
  const key = POLICY_KEY
  const shared = `name="${name}" class="Machine" displayName="$(string.${name})" explainText="$(string.${name}_help)" key="${key}"`
  const inside =
    '      <parentCategory ref="chargemark" />\n      <supportedOn ref="windows:SUPPORTED_Windows_10_0" />'
  if (shape.kind === 'flag') {
    return `    <policy ${shared} valueName="${name}">
${inside}
      <enabledValue><decimal value="1" /></enabledValue>
      <disabledValue><decimal value="0" /></disabledValue>
    </policy>`
  }
  return `    <policy ${shared} presentation="$(presentation.${name})">
${inside}
      <elements>
        ${elementXml(name, shape)}
      </elements>
    </policy>`
}

function elementXml(name: string, shape: Exclude<Item['shape'], { kind: 'flag' }>): string {
  if (shape.kind === 'lines') return `<multiText id="${name}" valueName="${name}" />`
  if (shape.kind === 'text') return `<text id="${name}" valueName="${name}" />`
  const items = shape.values.map(
    value =>
      `<item displayName="$(string.${name}_${idOf(value)})"><value><string>${escaped(value)}</string></value></item>`,
  )
  return `<enum id="${name}" valueName="${name}" required="true">${items.join('')}</enum>`
}

function adml(items: readonly Item[]): string {
  const strings = [
    text('chargemark', 'Chargemark'),
    ...items.flatMap(({ name, title, help, shape }) => [
      text(name, title),
      text(`${name}_help`, help),
      ...(shape.kind === 'choice' ? shape.values.map(value => text(`${name}_${idOf(value)}`, value)) : []),
    ]),
  ]
  const presentations = items.flatMap(item => presentationXml(item) ?? [])
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>Chargemark</displayName>
  <description>What hospital IT decides for Chargemark on a workstation.</description>
  <resources>
    <stringTable>
${strings.join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`
}

function presentationXml({ name, title, shape }: Item): string | null {
  const label = escaped(title)
  const element = {
    flag: null,
    lines: `<multiTextBox refId="${name}" />`,
    text: `<textBox refId="${name}"><label>${label}</label></textBox>`,
    choice: `<dropdownList refId="${name}" noSort="true" defaultItem="0">${label}</dropdownList>`,
  }[shape.kind]
  return element === null ? null : `      <presentation id="${name}">${element}</presentation>`
}

function text(id: string, words: string): string {
  return `      <string id="${id}">${escaped(words)}</string>`
}

function idOf(value: string): string {
  return value.replaceAll(/\W/g, '_')
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
