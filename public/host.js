// The demonstration of a host: asks the frame, and writes down what it says.

const frame = document.querySelector('after-launch');
const said = document.getElementById('said');
const write = message => said.append(`${JSON.stringify(message)}\n`);

for (const type of ['ready', 'resize', 'event', 'progress', 'complete', 'error']) {
  frame.addEventListener(type, ({ detail }) => write(detail));
}

for (const button of document.querySelectorAll('[data-ask]')) {
  button.addEventListener('click', async () => {
    const { ask } = button.dataset;
    try {
      write({ answer: await frame[ask](...(ask === 'run' ? [1440] : [])) });
    } catch (error) {
      write({ error: error.message });
    }
  });
}
