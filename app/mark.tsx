/** The mark: a 1 and an open 0, drawn with one round pen. The same paths are the icon in `mark.svg`. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <path d="M4 10.5 9.5 6v20" />
      <path class="mark-zero" d="M25.4 6.9C20 4.6 16 9.5 16 16.4c0 6 2.4 9.9 6.2 9.9 4 0 6.3-3.7 6.3-9.2" />
    </svg>
  );
}
