#include "digest/question.h"

#include "text/asking.h"

bool
question_is(const Post *post)
{
	return post->warning == NULL && post->title == NULL && post->reply_to == NULL
		&& post->poll == NULL && asking_is(post->text);
}
