/** What followed the last change, and what was refused: read out when it appears. */
export function Notices({
  notes,
  problem,
}: {
  readonly notes: readonly string[];
  readonly problem: string | undefined;
}) {
  return (
    <div class="notices">
      <div role="status">
        {notes.map((note) => (
          <p key={note} class="note">
            {note}
          </p>
        ))}
      </div>
      <div role="alert">{problem === undefined ? null : <p class="problem">{problem}</p>}</div>
    </div>
  );
}
