# ---
# titre: ReLU aussi sur les logits
# perd:
#   test_gradients_keras_une_couche: "tout vaut zéro : est-ce W lui-même au lieu de son gradient, ou ReLU est-elle appliquée aux logits ?"
#   test_gradients_keras_profondeur: "la fonction dérivée n'est pas celle du réseau : ReLU après chaque couche cachée, rien après la dernière, une seule softmax."
# ---
# %% gradients_keras
def gradients_keras(X, y, parametres):
    V = [(tf.Variable(W), tf.Variable(b)) for W, b in parametres]
    with tf.GradientTape() as bande:
        A = tf.constant(X)
        for k, (W, b) in enumerate(V):
            A = tf.matmul(A, W) + b
            A = tf.nn.relu(A)
        pertes = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=A)
        cout = tf.reduce_mean(pertes)
    return [(dW.numpy(), db.numpy()) for dW, db in bande.gradient(cout, V)]
