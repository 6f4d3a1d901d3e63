"""scikit-learn's side of `cargo xtask bench learn`: the same rows, the same settings, one thread.

usage: learn.py ROWS FILE; prints one JSON object like the native program, with the versions.
"""

import json
import sys
import time

import numpy
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

ANSWERS = 200


def seconds(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(rows, file):
    table = numpy.fromfile(file, dtype="<f4").reshape(-1, 11)
    x, y = table[:rows, :10].astype(float), table[:rows, 10].astype(int)
    x_test, y_test = table[rows:, :10].astype(float), table[rows:, 10].astype(int)
    models = {
        "logistic": LogisticRegression(),
        "boosted": HistGradientBoostingClassifier(early_stopping=False),
    }
    told = {"versions": f"scikit-learn {sklearn.__version__}, NumPy {numpy.__version__}, Python {sys.version.split()[0]}"}
    for name, model in models.items():
        fit = seconds(lambda: model.fit(x, y))
        one_by_one = [x_test[i : i + 1] for i in range(ANSWERS)]
        answer = seconds(lambda: [model.predict_proba(row) for row in one_by_one]) / ANSWERS
        told[name] = {"fit": fit, "auc": roc_auc_score(y_test, model.predict_proba(x_test)[:, 1]), "answer": answer}
    print(json.dumps(told))


main(int(sys.argv[1]), sys.argv[2])
