/**
 * What Keras calls the layers of a model in its file of weights: by their class, and the second of a class, and those behind it,
 * by their number as well. `Dense`, `MaxPooling2D`, `Dense` become `dense`, `max_pooling2d`, `dense_1`.
 */
export function countNames(classNames: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return classNames.map((className) => {
    const name = snakeCase(className);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count === 0 ? name : `${name}_${count}`;
  });
}

function snakeCase(className: string): string {
  return className
    .replace(/\W+/g, "")
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
}
