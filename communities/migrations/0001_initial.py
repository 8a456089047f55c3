import accounts.models.open_to_groups
import communities.models.document
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import prm.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('auth', '0012_alter_user_first_name_max_length'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Community',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
                ('slug', models.SlugField(help_text='Its pages are at /c/address/. Small letters.', unique=True, verbose_name='address')),
                ('status', models.CharField(choices=[('preview', 'Preview'), ('published', 'Published'), ('offline', 'Offline')], default='preview', max_length=10, verbose_name='status')),
                ('sends_welcome', models.BooleanField(default=True, help_text='Sent to a member at their first log in.', verbose_name='welcome mail')),
                ('brand_hue', models.PositiveSmallIntegerField(default=265, verbose_name='brand hue')),
                ('brand_chroma', models.DecimalField(decimal_places=3, default='0.19', max_digits=4, verbose_name='brand chroma')),
                ('logo', models.BinaryField(blank=True, default=b'', verbose_name='logo')),
                ('logo_type', models.CharField(blank=True, max_length=20)),
            ],
            options={
                'verbose_name': 'community',
                'verbose_name_plural': 'communities',
                'ordering': ['name'],
                'permissions': [('enter_community', 'Can enter community')],
                'constraints': [models.CheckConstraint(condition=models.Q(('slug', django.db.models.functions.text.Lower('slug'))), name='addresses_are_in_small_letters', violation_error_message='Write the address in small letters.'), models.CheckConstraint(condition=models.Q(('brand_hue__lte', 360)), name='hue_is_an_angle'), models.CheckConstraint(condition=models.Q(('brand_chroma__gte', 0), ('brand_chroma__lte', '0.25')), name='chroma_is_on_a_screen')],
            },
        ),
        migrations.CreateModel(
            name='Folder',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('description', models.TextField(blank=True, max_length=1000, verbose_name='description')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
            ],
            options={
                'verbose_name': 'folder',
                'verbose_name_plural': 'folders',
            },
            bases=(accounts.models.open_to_groups.OpenToGroups, models.Model),
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('size', models.PositiveIntegerField(verbose_name='size')),
                ('content_type', models.CharField(max_length=100, verbose_name='type')),
                ('file', models.FileField(upload_to=communities.models.document.random_place)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='uploaded')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
                ('folder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.folder', verbose_name='folder')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
            },
        ),
        migrations.CreateModel(
            name='FolderShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('audience', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.audience')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('folder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='communities.folder')),
            ],
        ),
        migrations.CreateModel(
            name='CommunityGroupGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='communities.community')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.group')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
            ],
            options={
                'abstract': False,
                'unique_together': {('group', 'permission', 'content_object')},
            },
        ),
        migrations.CreateModel(
            name='CommunityUserGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='communities.community')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'unique_together': {('user', 'permission', 'content_object')},
            },
        ),
        migrations.AddIndex(
            model_name='folder',
            index=models.Index(fields=['name', 'id'], name='folder_by_name'),
        ),
        migrations.AddConstraint(
            model_name='folder',
            constraint=models.UniqueConstraint(models.F('made_by'), django.db.models.functions.text.Lower('name'), name='ones_own_folders_have_names_of_their_own', violation_error_message='You have a folder of this name already.'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['folder', 'name', 'id'], name='document_by_folder'),
        ),
        migrations.AddConstraint(
            model_name='foldershare',
            constraint=models.UniqueConstraint(fields=('folder', 'audience'), name='a_folder_is_shared_once_with_each'),
        ),
    ]
