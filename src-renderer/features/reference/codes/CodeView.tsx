import type { CodePage } from '#shared/contract/reference.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { CODE_KIND_LABEL } from '../model/code-kind.ts'
import { factsByEdition } from '../model/facts-by-edition.ts'
import { VERDICT_MARK } from '../model/verdict.ts'
import { CodeLink } from '../CodeLink.tsx'
import { useReference } from '../reference-context.ts'
import { ChargeTable } from './ChargeTable.tsx'
import classes from './CodeView.module.css'
import { PairTable } from './PairTable.tsx'

/** Id of the code's heading, which the cursor goes to when a code is opened. */
export const CODE_TITLE = 'code-title'

/** All that the code sets say of a code on the day of service, each with its edition. */
export function CodeView({ page }: { readonly page: CodePage }) {
  return (
    <article className={classes.view}>
      <Head page={page} />
      <Facts facts={page.facts} />
      <Relations page={page} />
      <ChargeTable charges={page.charges} />
      <PairTable page={page} />
      <History history={page.history} />
    </article>
  )
}

function Head({ page: { code, kind, text, textEdition, verdict } }: { readonly page: CodePage }) {
  const { on } = useReference().stores.codes.view.getState().day
  const { icon, tone, words } = VERDICT_MARK[verdict]
  return (
    <header className={classes.head}>
      <div className={classes.title}>
        <h2 id={CODE_TITLE} tabIndex={-1}>
          {code}
        </h2>
        {kind && <span className={classes.kind}>{CODE_KIND_LABEL[kind]}</span>}
        <span className={classes.verdict} data-tone={tone}>
          <Icon name={icon} size={13} /> {words} on {on}
        </span>
      </div>
      <p className={classes.text}>{text === '' ? 'No words are loaded for this code.' : text}</p>
      {textEdition && <p className={classes.source}>{textEdition}</p>}
    </header>
  )
}

function Facts({ facts }: Pick<CodePage, 'facts'>) {
  if (facts.length === 0) return null
  return (
    <section className={classes.block} aria-label="What is known">
      <h3>What is known</h3>
      {factsByEdition(facts).map(({ edition, facts: own }) => (
        <div key={edition} className={classes.edition}>
          <p className={classes.source}>{edition}</p>
          <dl>
            {own.map(({ name, value, words }) => (
              <div key={name} className={classes.fact}>
                <dt>{name}</dt>
                <dd>
                  <b>{value}</b> {words}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  )
}

function Relations({ page: { addOns, primaries } }: { readonly page: CodePage }) {
  if (addOns.length === 0 && primaries.length === 0) return null
  return (
    <section className={classes.block} aria-label="Relations">
      <h3>Relations</h3>
      <dl>
        <CodeList name="Its add-ons" codes={addOns} />
        <CodeList name="Is an add-on to" codes={primaries} />
      </dl>
    </section>
  )
}

function CodeList({ name, codes }: { readonly name: string; readonly codes: readonly string[] }) {
  if (codes.length === 0) return null
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd className={classes.codes}>
        {codes.map(code => (
          <CodeLink key={code} code={code} />
        ))}
      </dd>
    </div>
  )
}

function History({ history }: Pick<CodePage, 'history'>) {
  if (history.length === 0) return null
  return (
    <section className={classes.block} aria-label="Over the editions loaded">
      <h3>Over the editions loaded</h3>
      <ol className={classes.history}>
        {history.map(({ edition, from, sentence }) => (
          <li key={`${edition} ${sentence}`}>
            <span className={classes.from}>{from}</span>
            <span>
              {sentence} <span className={classes.source}>{edition}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
