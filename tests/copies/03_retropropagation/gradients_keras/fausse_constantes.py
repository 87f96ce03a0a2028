# ---
# titre: des constantes, que la bande ne suit pas
# perd:
#   test_gradients_keras_une_couche: "elle a rendu None : elle ne suit que les tf.Variable, et seulement ce qui se passe dans son bloc."
#   test_gradients_keras_profondeur: "un gradient vaut None : .backward() oublié, tenseur créé sans requires_grad=True, ou valeur que la bande de TensorFlow n'a pas suivie (il faut des tf.Variable, et des opérations de tf dans le bloc with)."
#   test_gradients_keras_repete: "un gradient vaut None : .backward() oublié, tenseur créé sans requires_grad=True, ou valeur que la bande de TensorFlow n'a pas suivie (il faut des tf.Variable, et des opérations de tf dans le bloc with)."
# ---
# %% gradients_keras
def gradients_keras(X, y, parametres):
    V = [(tf.constant(W), tf.constant(b)) for W, b in parametres]
    with tf.GradientTape() as bande:
        A = tf.constant(X)
        for k, (W, b) in enumerate(V):
            A = tf.matmul(A, W) + b
            if k < len(V) - 1:
                A = tf.maximum(A, 0)
        pertes = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=A)
        cout = tf.reduce_mean(pertes)
    return [(dW.numpy(), db.numpy()) for dW, db in bande.gradient(cout, V)]
