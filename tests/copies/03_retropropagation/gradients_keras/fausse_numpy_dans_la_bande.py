# ---
# titre: ReLU calculée par NumPy, hors du graphe
# perd:
#   test_gradients_keras_profondeur: "que la bande de TensorFlow n'a pas suivie"
# ---
# %% gradients_keras
def gradients_keras(X, y, parametres):
    V = [(tf.Variable(W), tf.Variable(b)) for W, b in parametres]
    with tf.GradientTape() as bande:
        A = tf.constant(X)
        for k, (W, b) in enumerate(V):
            A = tf.matmul(A, W) + b
            if k < len(V) - 1:
                A = np.maximum(A, 0)
        pertes = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=A)
        cout = tf.reduce_mean(pertes)
    return [(dW.numpy(), db.numpy()) for dW, db in bande.gradient(cout, V)]
