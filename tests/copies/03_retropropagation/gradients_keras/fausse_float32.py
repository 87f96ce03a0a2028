# ---
# titre: tout est calculé en float32
# perd:
#   test_gradients_keras_une_couche: "les gradients sont en float64 ; ici float32 et float32"
# ---
# %% gradients_keras
def gradients_keras(X, y, parametres):
    V = [(tf.Variable(W, dtype=tf.float32), tf.Variable(b, dtype=tf.float32)) for W, b in parametres]
    with tf.GradientTape() as bande:
        A = tf.constant(X, dtype=tf.float32)
        for k, (W, b) in enumerate(V):
            A = tf.matmul(A, W) + b
            if k < len(V) - 1:
                A = tf.maximum(A, 0)
        pertes = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=A)
        cout = tf.reduce_mean(pertes)
    return [(dW.numpy(), db.numpy()) for dW, db in bande.gradient(cout, V)]
