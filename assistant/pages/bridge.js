// What links and copying need of the browser; a part of the script in bridge.py.

/** Copies the words, or the whole address of the link, that a button carries. */
async function copy(button) {
    const { copy: text, copyLink: link } = button.dataset;
    const words = text ?? new URL(link, location.href).href;
    try {
        await navigator.clipboard.writeText(words);
    } catch {
        // Without a secure connection browsers have no clipboard to write to, only this old way.
        const area = Object.assign(document.createElement('textarea'), { value: words });
        document.body.append(area);
        area.select();
        document.execCommand('copy');
        area.remove();
        button.focus();
    }
    const name = button.dataset.name ??= button.textContent;
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = name; }, 2000);
    const region = document.querySelector('.wsa-hidden[role=status]');
    if (region) region.textContent = `${name}: copied.`;
}

/** Where an element stands, in words that still find it when it was drawn anew. */
function placeOf(element) {
    const keyOf = (inside) => {
        const keyed = inside.closest?.('[class*="st-key-"]');
        return keyed && [...keyed.classList].find((name) => name.startsWith('st-key-'));
    };
    const link = element.closest?.('a[data-passage]');
    const key = keyOf(element);
    const within = key ? `.${CSS.escape(key)} ` : '';
    if (!link) return key ? { selector: `${within}button`, at: 0 } : null;
    const selector = `${within}a[data-passage="${CSS.escape(link.dataset.passage)}"]`;
    return { selector, at: [...document.querySelectorAll(selector)].indexOf(link) };
}

const focus = { open: false, place: null };

/**
 * Gives the focus back to what opened a dialog when it closes. The dialog would do so itself, but
 * Streamlit draws parts of the page anew meanwhile; of what was replaced, the focus is lost.
 */
function keepFocus() {
    const isOpen = () => Boolean(document.querySelector('[role=dialog]'));
    const remember = (event) => {
        if (!isOpen()) focus.place = placeOf(event.target);
    };
    const watch = new MutationObserver(() => {
        const open = isOpen();
        if (focus.open && !open) giveBack(200);
        focus.open = open;
    });
    document.addEventListener('focusin', remember);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
        document.removeEventListener('focusin', remember);
        watch.disconnect();
    };
}

function giveBack(tries) {
    const lost = !document.activeElement || document.activeElement === document.body;
    if (lost && focus.place) {
        const { selector, at } = focus.place;
        document.querySelectorAll(selector)[at]?.focus({ preventScroll: true });
    }
    // What has the focus may yet be replaced. Whoever moved it on is left alone: it is not lost.
    if (tries > 0) setTimeout(() => giveBack(tries - 1), 50);
}
