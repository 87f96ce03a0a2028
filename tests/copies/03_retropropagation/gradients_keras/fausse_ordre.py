# ---
# titre: la dernière couche d'abord
# perd:
#   test_gradients_keras_profondeur: "les gradients sont dans l'ordre inverse : la première couche d'abord."
# ---
# %% gradients_keras
def gradients_keras(X, y, parametres):
    V = [(tf.Variable(W), tf.Variable(b)) for W, b in parametres]
    with tf.GradientTape() as bande:
        A = tf.constant(X)
        for k, (W, b) in enumerate(V):
            A = tf.matmul(A, W) + b
            if k < len(V) - 1:
                A = tf.maximum(A, 0)
        pertes = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=A)
        cout = tf.reduce_mean(pertes)
    return [(dW.numpy(), db.numpy()) for dW, db in bande.gradient(cout, V[::-1])]
