import { type InputEncoding, pixelRanges } from "../../src/model/input-encoding.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { strings } from "../strings/strings.ts";
import { inputText } from "./input-text.ts";
import type { ModelSummary, Structure } from "./model-summary.ts";

/** What is known of a model. */
export function ModelDetails({
  summary,
  onInput,
}: {
  readonly summary: ModelSummary;
  onInput(input: InputEncoding): void;
}) {
  const { score, structure, bytes, input } = summary;
  const { bytes: bytesText, details, number } = lazyStrings().modelPanel;
  return (
    <>
      <dl class="summary-figures">
        <div>
          <dt>{score ? details.rightOf(score.count) : details.notTried}</dt>
          <dd>{score ? strings.percent(score.right / score.count) : "–"}</dd>
        </div>
        <div>
          <dt>{details.parameters}</dt>
          <dd>{number(structure.parameters)}</dd>
        </div>
        <div>
          <dt>{details.file}</dt>
          <dd>{bytesText(bytes)}</dd>
        </div>
      </dl>
      {score && <p class="summary-own">{details.own(score.own, score.count)}</p>}
      {input && (
        <div class="summary-input">
          <Choice
            label={details.pixels}
            value={input.used.range}
            options={pixelRanges.map((range) => [range, details.ranges[range]])}
            onChoose={(range) => onInput({ ...input.used, range })}
          />
          <Choice
            label={details.ink}
            value={input.used.ink}
            options={[
              ["white", details.inks.white],
              ["black", details.inks.black],
            ]}
            onChoose={(ink) => onInput({ ...input.used, ink })}
          />
        </div>
      )}
      <p class="summary-note">{inputText(summary)}</p>
      {structure.layers ? (
        <Layers layers={structure.layers} />
      ) : (
        <p class="summary-note">{details.graph(structure.nodes!)}</p>
      )}
      <p class="summary-note">{details.confidence(summary)}</p>
    </>
  );
}

function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, text: string])[];
  onChoose(value: T): void;
}) {
  return (
    <label>
      {props.label}
      <select value={props.value} onChange={({ currentTarget }) => props.onChoose(currentTarget.value as T)}>
        {props.options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Scrolls in itself, also by keys. */
function Layers({ layers }: { readonly layers: NonNullable<Structure["layers"]> }) {
  const { details, number } = lazyStrings().modelPanel;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by those who scroll with keys.
    <section class="summary-layers" aria-label={details.layers.title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{details.layers.name}</th>
            <th scope="col">{details.layers.type}</th>
            <th scope="col">{details.layers.output}</th>
            <th scope="col">{details.layers.parameters}</th>
          </tr>
        </thead>
        <tbody>
          {layers.map(({ name, type, output, parameters }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{type}</td>
              <td>{output}</td>
              <td>{number(parameters)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
