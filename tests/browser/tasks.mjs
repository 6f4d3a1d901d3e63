// How long the page's own thread is busy at a time: a page that answers has no long task.

/**
 * Watches every task of the page's main thread from now on. What is handed back tells the longest: in the time that the
 * task itself took, and by the clock, which on a busy machine also counts what others did meanwhile.
 */
export async function watchTasks(page) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await page.evaluate(() => performance.mark('tasks-watched'));
  return async () => {
    const { traceEvents } = JSON.parse(await browser.stopTracing());
    const { pid, tid } = traceEvents.find((event) => event.name === 'tasks-watched');
    const tasks = traceEvents.filter((event) => event.pid === pid && event.tid === tid && /RunTask/.test(event.name));
    const most = (part) => Math.round(Math.max(...tasks.map((task) => task[part] ?? 0)) / 1_000);
    return { own: most('tdur'), wall: most('dur'), count: tasks.length };
  };
}
