import { type InputEncoding, pixelRanges } from "../../src/model/input-encoding.ts";
import { percent } from "../draw/verdict.ts";
import type { ModelCard, Structure } from "./model-card.ts";
import { bytesText, confidenceText, countText, inkNames, inputText, ownText, rangeNames } from "./model-words.ts";

/** What is known of a model. */
export function Card({ card, onInput }: { readonly card: ModelCard; onInput(input: InputEncoding): void }) {
  const { score, structure, bytes, input } = card;
  return (
    <>
      <dl class="card-figures">
        <div>
          <dt>{score ? `right of ${score.count} MNIST test images` : "not tried on images"}</dt>
          <dd>{score ? percent(score.right / score.count) : "–"}</dd>
        </div>
        <div>
          <dt>parameters</dt>
          <dd>{countText(structure.parameters)}</dd>
        </div>
        <div>
          <dt>file</dt>
          <dd>{bytesText(bytes)}</dd>
        </div>
      </dl>
      {score && <p class="card-own">{ownText(score.own, score.count)}</p>}
      {input && (
        <div class="card-input">
          <Choice
            label="Pixels"
            value={input.used.range}
            options={pixelRanges.map((range) => [range, rangeNames[range]])}
            onChoose={(range) => onInput({ ...input.used, range })}
          />
          <Choice
            label="Ink"
            value={input.used.ink}
            options={[
              ["white", inkNames.white],
              ["black", inkNames.black],
            ]}
            onChoose={(ink) => onInput({ ...input.used, ink })}
          />
        </div>
      )}
      <p class="card-note">{inputText(card)}</p>
      {structure.layers ? (
        <Layers layers={structure.layers} />
      ) : (
        <p class="card-note">A graph of {countText(structure.nodes!)} operations.</p>
      )}
      <p class="card-note">{confidenceText(card)}</p>
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
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by those who scroll with keys.
    <section class="card-layers" aria-label="Layers" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">Kind</th>
            <th scope="col">Output</th>
            <th scope="col">Params</th>
          </tr>
        </thead>
        <tbody>
          {layers.map(({ name, type, output, parameters }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{type}</td>
              <td>{output}</td>
              <td>{countText(parameters)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
