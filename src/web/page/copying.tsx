/** Buttons that copy a text, and say that they did. */
import { useState } from 'preact/hooks';
import { say } from '../../languages/say.ts';

interface Props {
  /** What is copied, for who does not see it beside the button. */
  readonly label: string;
  readonly value: string;
  /** Selects the text where it is shown, for when a page may not write to the clipboard. */
  readonly select: () => void;
}

export function CopyButton({ label, value, select }: Props) {
  const [told, setTold] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setTold(say`Copied.`);
    } catch {
      // No clipboard for a page that is neither https nor on loopback.
      select();
      setTold(say`Selected: press Ctrl-C or ⌘-C.`);
    }
  };
  return (
    <>
      <button
        type="button"
        onClick={() => void copy()}
        onBlur={() => setTold('')}
        aria-label={say`Copy: ${label}`}
      >
        {say`Copy`}
      </button>
      <span class="quiet copied-told" role="status">
        {told}
      </span>
    </>
  );
}

interface CopiedProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Whether people read all of it: a command, and no address. */
  readonly isRead: boolean;
}

/** A text with its button. */
export function Copied({ id, label, value, isRead }: CopiedProps) {
  const common = { id, value, readOnly: true, spellcheck: false };
  return (
    <div class="copied">
      <label for={id}>{label}</label>
      <div class="row">
        {isRead ? <textarea {...common} rows={2} /> : <input {...common} />}
        <CopyButton
          label={label}
          value={value}
          select={() => (document.getElementById(id) as HTMLInputElement | HTMLTextAreaElement).select()}
        />
      </div>
    </div>
  );
}

/** Selects all that an element shows. */
export function selectText(id: string): void {
  const element = document.getElementById(id);
  if (element) getSelection()?.selectAllChildren(element);
}
